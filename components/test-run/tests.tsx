import type { TestRun } from '@/lib/oauth-test/run'
import { HIDDEN } from '@/lib/profile/form-values'
import type { Profile } from '@/lib/profile/profile'
import { Outcome } from '../profile/last-test'
import { Time } from '../ui/time'

interface TestsProps {
  profile: Profile
  /** The newest first. */
  runs: readonly TestRun[]
  start: (form: FormData) => Promise<void>
  /** Whether profiles of its guide can be tested live. */
  isTestable: boolean
}

/** A profile's live tests: the way to a new one, and what came of the last ones. */
export function Tests({ profile, runs, start, isTestable }: TestsProps) {
  if (!isTestable && runs.length === 0) return null
  const isProven = profile.lastTestOutcome === 'ready'
  return (
    <section aria-labelledby="tests" className="tests">
      <h2 id="tests">Live test</h2>
      <p>
        {isProven
          ? 'The last test proved that this profile works. Test again after changes at the provider.'
          : 'Proves that this profile works: a real sign-in, and one read for each scope.'}
      </p>
      {isTestable && (
        <form action={start} className="page-buttons">
          <input type="hidden" name={HIDDEN.id} value={profile.id} />
          <button type="submit" className={isProven ? 'button' : 'button button-primary'}>
            {runs.length > 0 ? 'Test again' : 'Start the live test'}
          </button>
          {profile.signInAgainBy && (
            <a className="button" href={`/profiles/${profile.id}/sign-in-again.ics`}>
              Reminders for your calendar
            </a>
          )}
        </form>
      )}
      {runs.length > 0 && (
        <ul className="ways-list">
          {runs.map(({ id, startedAt, startedBy, outcome }) => (
            <li key={id}>
              <a href={`/test-runs/${id}`}>
                Test of <Time at={startedAt.toISOString()} />
              </a>
              , by {startedBy}: {outcome ? <Outcome outcome={outcome} /> : 'not ended yet'}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
