'use client'

import { HIDDEN } from '@/lib/profile/form-values'
import { CopyValue } from '../ui/copy-value'
import { DescriptionList } from '../ui/description-list'
import { FormFailure } from '../ui/form-failure'
import { SubmitButton } from '../ui/submit-button'
import { Time } from '../ui/time'
import { useAnsweredForm } from '../ui/use-answered-form'

/** The address that was just made: it is shown once. */
export interface FeedState {
  attempt: number
  url: string | null
  problem: string | null
}

interface CalendarFeedsProps {
  /** Times are RFC 3339. */
  feeds: readonly { id: string; createdAt: string; createdBy: string; lastReadAt: string | null }[]
  make: (before: FeedState) => Promise<FeedState>
  revoke: (form: FormData) => Promise<void>
}

/** The addresses of the calendar feed: a new one, and those that work. */
export function CalendarFeeds({ feeds, make, revoke }: CalendarFeedsProps) {
  const start: FeedState = { attempt: 0, url: null, problem: null }
  const { state, isSending, failure, attributes } = useAnsweredForm<FeedState>(make, start)
  return (
    <>
      <form {...attributes} className="mt-4">
        <button type="submit" className="button" aria-disabled={isSending}>
          {isSending ? 'Creating …' : 'Create a calendar address'}
        </button>
        {state.problem && (
          <p className="callout" data-kind="error" role="alert">
            {state.problem}
          </p>
        )}
        <FormFailure failure={failure} />
      </form>
      {state.url && (
        <div className="callout" data-kind="good" role="status">
          <p>Subscribe to this address in your calendar. It is shown only once. Anyone with it can read the dates.</p>
          <DescriptionList>
            <CopyValue label="Calendar address" text={state.url} />
          </DescriptionList>
        </div>
      )}
      {feeds.length > 0 && (
        <ul className="ways-list">
          {feeds.map(({ id, createdAt, createdBy, lastReadAt }) => (
            <li key={id}>
              <span>{`Made by ${createdBy} on `}</span>
              <Time at={createdAt} precision="day" />
              <span>{lastReadAt ? ', last read on ' : ', never read.'}</span>
              {lastReadAt && <Time at={lastReadAt} precision="day" />}
              <form action={revoke}>
                <input type="hidden" name={HIDDEN.id} value={id} />
                <SubmitButton>Revoke</SubmitButton>
              </form>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
