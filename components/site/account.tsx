'use client'

import { forgetAllDrafts } from '../profile/draft-storage'
import { AccountName } from './account-name'

interface AccountProps {
  /** The name of the signed-in admin. */
  name: string
  signOut: () => Promise<void>
}

/** The name of the signed-in admin, and “Sign out”. */
export function Account({ name, signOut }: AccountProps) {
  return (
    <form action={signOut} className="flex min-w-0 flex-wrap items-center gap-x-3" onSubmit={forgetAllDrafts}>
      <AccountName name={name} />
      <button
        type="submit"
        className="cursor-pointer rounded-md px-1.5 py-1 font-medium text-muted hover:bg-soft hover:text-ink"
      >
        Sign out
      </button>
    </form>
  )
}
