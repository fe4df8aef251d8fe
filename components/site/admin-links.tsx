'use client'

import { usePathname } from 'next/navigation'
import { HISTORY, IMPORT, PROFILES, STACKONE } from '@/lib/urls'
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
      <a href={PROFILES} aria-current={current(PROFILES)}>
        Profiles
      </a>
      <a href={STACKONE} aria-current={current(STACKONE)}>
        StackOne
      </a>
      <a href={IMPORT} aria-current={current(IMPORT)}>
        Import
      </a>
      <a href={HISTORY} aria-current={current(HISTORY)}>
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
