'use client'

import { HIDDEN } from '@/lib/profile/form-values'
import { buttonClass } from '../ui/button'
import { Callout } from '../ui/callout'
import { CopyValue } from '../ui/copy-value'
import { DescriptionList } from '../ui/description-list'
import { SubmitButton } from '../ui/submit-button'
import { Time } from '../ui/time'
import { useServerForm } from '../ui/use-server-form'
import { ButtonForm } from './button-form'

/** The address that was just created: it is shown once. */
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

/** The addresses of the calendar feed: creates a new one, and lists the valid ones. */
export function CalendarFeeds({ feeds, make, revoke }: CalendarFeedsProps) {
  const start: FeedState = { attempt: 0, url: null, problem: null }
  const form = useServerForm<FeedState>(make, start)
  const { url } = form.state
  return (
    <>
      {url && (
        <Callout kind="good" role="status">
          <p>Subscribe to this address in your calendar. It is shown only once. Anyone with it can read the dates.</p>
          <DescriptionList>
            <CopyValue label="Calendar address" text={url} />
          </DescriptionList>
        </Callout>
      )}
      {feeds.length > 0 && (
        <ul className="grid divide-y divide-line border-y border-line text-sm" aria-label="Calendar addresses">
          {feeds.map(({ id, createdAt, createdBy, lastReadAt }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
              <span className="grid min-w-0 wrap-anywhere">
                <span>
                  <span>{`Created by ${createdBy} on `}</span>
                  <Time at={createdAt} precision="day" />
                </span>{' '}
                <span className="text-xs text-muted">
                  <span>{lastReadAt ? 'Last read on ' : 'Never read'}</span>
                  {lastReadAt && <Time at={lastReadAt} precision="day" />}
                </span>
              </span>
              <form action={revoke}>
                <input type="hidden" name={HIDDEN.id} value={id} />
                <SubmitButton className={buttonClass('danger', 'sm')}>Revoke</SubmitButton>
              </form>
            </li>
          ))}
        </ul>
      )}
      <ButtonForm form={form} label="Create a calendar address" sendingLabel="Creating …" />
    </>
  )
}
