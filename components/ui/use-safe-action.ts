'use client'

import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation'
import { useState } from 'react'

/** Why a form was not answered. */
export interface Failure {
  sentence: string
  /** Tells one try from the next, which may fail alike. */
  attempt: number
}

/**
 * A server action whose failure is told beside its form, which stays as it is; by itself React would put the page of a
 * broken wizard in its place. `otherwise` gives the result then. Where the server renders, the action is as it was:
 * without JavaScript its form is a plain POST.
 */
export function useSafeAction<Args extends unknown[], Result>(
  action: (...args: Args) => Promise<Result>,
  otherwise: (...args: Args) => Result,
): { reach: (...args: Args) => Promise<Result>; failure: Failure | null } {
  const [failure, setFailure] = useState<Failure | null>(null)

  async function reach(...args: Args): Promise<Result> {
    try {
      const result = await action(...args)
      setFailure(null)
      return result
    } catch (error) {
      // So Next tells that the action leads to another page.
      unstable_rethrow(error)
      setFailure((before) => ({ sentence: sentenceFor(error), attempt: (before?.attempt ?? 0) + 1 }))
      return otherwise(...args)
    }
  }

  return { reach: typeof window === 'undefined' ? action : reach, failure }
}

function sentenceFor(error: unknown): string {
  if (unstable_isUnrecognizedActionError(error)) {
    return 'The wizard was updated after this page was opened. Load the page again, then send the form once more.'
  }
  // So fetch tells that there was no answer.
  if (error instanceof TypeError) return 'The wizard cannot be reached. Check your connection, then try again.'
  if (!(error instanceof Error)) return 'This did not work. Try again.'
  return 'digest' in error
    ? `Something went wrong in the wizard. Give error ${error.digest} to whoever runs it.`
    : `This did not work. ${error.message}`
}
