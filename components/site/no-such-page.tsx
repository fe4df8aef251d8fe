/** In the place of a page that does not exist. Next sends it along with every page: it stays short, however many guides there are. */
export function NoSuchPage() {
  return (
    <div className="page">
      <h1>No such page</h1>
      <p className="lead">There is no page at this address.</p>
      <p>
        <a href="/">All guides</a>
      </p>
    </div>
  )
}
