import type { ReactNode } from 'react'

interface SiteHeaderProps {
  /** The five phases. */
  phases?: ReactNode
  /** Who is signed in, and how to sign out. */
  account?: ReactNode
  /** Whether this is the list that the link leads to. */
  isProfiles?: boolean
}

/** The head of every page. */
export function SiteHeader({ phases, account, isProfiles }: SiteHeaderProps) {
  return (
    <header className="site-header">
      <div>
        <a href="/" className="site-name">
          Connector setup
        </a>
        {phases}
        <nav aria-label="Site" className="site-nav">
          <a href="/profiles" aria-current={isProfiles ? 'page' : undefined}>
            Profiles
          </a>
          {account}
        </nav>
      </div>
    </header>
  )
}
