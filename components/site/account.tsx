'use client'

import { forgetAllDrafts } from '../profile/draft-storage'

interface AccountProps {
  name: string
  /** Whether this is the page that the link leads to. */
  isHistory: boolean
  signOut: () => Promise<void>
}

/** Who is signed in, and the way out. */
export function Account({ name, isHistory, signOut }: AccountProps) {
  return (
    <>
      <a href="/history" aria-current={isHistory ? 'page' : undefined}>
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
