'use client'

import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation'
import { useState } from 'react'

/** Why a submission failed. */
export interface Failure {
  sentence: string
  /** Tells two equal failures apart. */
  attempt: number
}

/**
 * A server action whose failure is shown beside its form, which keeps its values; by default React would replace the
 * page with an error page. `otherwise` gives the result of a failure. On the server it is the action itself: without
 * JavaScript its form is a plain POST.
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
      // Next redirects by throwing.
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
  // fetch throws it if there was no response.
  if (error instanceof TypeError) return 'The wizard cannot be reached. Check your connection, then try again.'
  if (!(error instanceof Error)) return 'This did not work. Try again.'
  return 'digest' in error
    ? `Something went wrong in the wizard. Give error ${error.digest} to whoever runs it.`
    : `This did not work. ${error.message}`
}
