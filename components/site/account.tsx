'use client'

import { forgetAllDrafts } from '../profile/draft-storage'

interface AccountProps {
  name: string
  /** Whether this is the page that a link leads to. */
  isHistory: boolean
  isStackOne: boolean
  signOut: () => Promise<void>
}

/** Who is signed in, and the way out. */
export function Account({ name, isHistory, isStackOne, signOut }: AccountProps) {
  return (
    <>
      <a href="/stackone" aria-current={isStackOne ? 'page' : undefined}>
        StackOne
      </a>
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
