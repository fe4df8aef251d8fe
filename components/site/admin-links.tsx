'use client'

import { usePathname } from 'next/navigation'
import { forgetAllDrafts } from '../profile/draft-storage'

interface AdminLinksProps {
  /** Who is signed in. */
  name: string
  signOut: () => Promise<void>
}

/** The site's parts for admins, who is signed in, and the way out. */
export function AdminLinks({ name, signOut }: AdminLinksProps) {
  const path = usePathname()
  const current = (href: string) => (path === href ? 'page' : undefined)
  return (
    <>
      <a href="/profiles" aria-current={current('/profiles')}>
        Profiles
      </a>
      <a href="/history" aria-current={current('/history')}>
        History
      </a>
      <form action={signOut} className="account" onSubmit={forgetAllDrafts}>
        <span>{name}</span>
        <button type="submit" className="link">
          Sign out
        </button>
      </form>
    </>
  )
}
