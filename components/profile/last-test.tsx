import type { Profile } from '@/lib/profile/profile'
import { Time } from '../ui/time'

const OUTCOMES = { ready: 'Ready', failed: 'Failed', incomplete: 'Not finished' } as const

/** How the last live test ended, and when. */
export function LastTest({
  profile,
}: {
  profile: Pick<Profile, 'lastTestOutcome'> & { lastTestedAt: Date | string | null }
}) {
  const { lastTestOutcome, lastTestedAt } = profile
  if (!lastTestOutcome || !lastTestedAt) return <span className="text-muted">Not tested yet</span>
  return (
    <>
      <span className="outcome" data-outcome={lastTestOutcome}>
        {OUTCOMES[lastTestOutcome]}
      </span>{' '}
      <small>
        <Time at={new Date(lastTestedAt).toISOString()} />
      </small>
    </>
  )
}
