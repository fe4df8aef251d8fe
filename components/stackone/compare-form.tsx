'use client'

import { FormFailure } from '../ui/form-failure'
import { useAnsweredForm } from '../ui/use-answered-form'

/** What is shown when StackOne could not be asked. */
export interface AnsweredState {
  attempt: number
  problem: string | null
}

/** Asks StackOne for its lists of actions. */
export function CompareForm({ compare }: { compare: (before: AnsweredState) => Promise<AnsweredState> }) {
  const { state, isSending, failure, attributes } = useAnsweredForm<AnsweredState>(compare, {
    attempt: 0,
    problem: null,
  })
  return (
    <form {...attributes} className="mt-4">
      <button type="submit" className="button" aria-disabled={isSending}>
        {isSending ? 'Comparing …' : 'Compare now'}
      </button>
      {state.problem && (
        <p className="callout" data-kind="error" role="alert">
          {state.problem}
        </p>
      )}
      <FormFailure failure={failure} />
    </form>
  )
}
