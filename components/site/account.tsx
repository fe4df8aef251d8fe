'use client'

import { forgetAllDrafts } from '../profile/draft-storage'

interface AccountProps {
  name: string
  signOut: () => Promise<void>
}

/** Who is signed in, and the way out. */
export function Account({ name, signOut }: AccountProps) {
  return (
    <>
      <a href="/history">History</a>
      <form action={signOut} className="account" onSubmit={forgetAllDrafts}>
        <span>{name}</span>
        <button type="submit" className="link">
          Sign out
        </button>
      </form>
    </>
  )
}
