'use client'

import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import { FormFailure } from '../ui/form-failure'
import { useServerForm } from '../ui/use-server-form'

/** What is shown when StackOne could not be asked. */
export interface AnsweredState {
  attempt: number
  problem: string | null
}

/** Asks StackOne for its lists of actions. */
export function CompareForm({ compare }: { compare: (before: AnsweredState) => Promise<AnsweredState> }) {
  const { state, isSending, failure, attributes } = useServerForm<AnsweredState>(compare, {
    attempt: 0,
    problem: null,
  })
  return (
    <form {...attributes}>
      <Button type="submit" aria-disabled={isSending}>
        {isSending ? 'Comparing …' : 'Compare now'}
      </Button>
      {state.problem && (
        <Callout kind="error" role="alert" className="mt-2.5">
          {state.problem}
        </Callout>
      )}
      <FormFailure failure={failure} />
    </form>
  )
}
