/** The head of every page. */
export function SiteHeader() {
  return (
    <header className="site-header">
      <a href="/">Connector setup</a>
    </header>
  )
}
