import type { ReactNode } from 'react'

interface SiteHeaderProps {
  /** Links to the site's parts, for who is signed in; without them there is the way to sign in. */
  children?: ReactNode
}

/** The head of every page. */
export function SiteHeader({ children = <a href="/profiles">Profiles</a> }: SiteHeaderProps) {
  return (
    <header className="site-header">
      <div>
        <a href="/" className="site-name">
          Connector setup
        </a>
        <nav aria-label="Site" className="site-nav">
          {children}
        </nav>
      </div>
    </header>
  )
}
