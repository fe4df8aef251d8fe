'use client'

import { HIDDEN } from '@/lib/profile/form-values'
import { ACCOUNT_FIELD } from '@/lib/stackone/link-form'
import { Button } from '../ui/button'
import { FormFailure } from '../ui/form-failure'
import { useServerForm } from '../ui/use-server-form'

/** The state of the form when no link was created. */
export interface AgainState {
  /** Counts the answers. */
  attempt: number
  failure: string | null
}

interface SignInAgainFormProps {
  make: (before: AgainState, form: FormData) => Promise<AgainState>
  profileId: string
  account: { id: string; ownerName: string }
}

/** Creates a link by which the owner of an account signs in again. */
export function SignInAgainForm({ make, profileId, account }: SignInAgainFormProps) {
  const { state, isSending, failure, attributes } = useServerForm<AgainState>(make, { attempt: 0, failure: null })
  return (
    <form {...attributes}>
      <input type="hidden" name={HIDDEN.id} value={profileId} />
      <input type="hidden" name={ACCOUNT_FIELD} value={account.id} />
      <Button type="submit" size="sm" aria-disabled={isSending} aria-label={`Re-authenticate ${account.ownerName}`}>
        Re-authenticate
      </Button>
      {state.failure && (
        <p className="mt-1 text-sm font-medium text-danger" role="alert">
          {state.failure}
        </p>
      )}
      <FormFailure failure={failure} />
    </form>
  )
}
