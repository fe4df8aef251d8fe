import type { RefObject } from 'react'
import type { FieldProblem } from '@/lib/profile/schema'
import { Callout } from '../ui/callout'

interface ErrorSummaryProps {
  problems: readonly FieldProblem[]
  message: string | null
  summary: RefObject<HTMLDivElement | null>
}

/** The problems of a form, first on the page, each linked to its field. */
export function ErrorSummary({ problems, message, summary }: ErrorSummaryProps) {
  if (problems.length === 0 && !message) return null
  return (
    // Without JavaScript the answer is a new page, so the summary must be seen first.
    <Callout ref={summary} kind="error" role="alert" tabIndex={-1} autoFocus>
      <h2>{message ? 'Not saved' : 'There is a problem'}</h2>
      {message && <p>{message}</p>}
      {problems.length > 0 && (
        <ul className="grid list-disc gap-1 ps-5">
          {problems.map(({ field, message }) => (
            <li key={field}>
              <a href={`#${field}`} className="text-danger">
                {message}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Callout>
  )
}
