import { inSentence } from '@/lib/auth/code-holder'
import { REMINDERS } from '@/lib/messages'
import type { TestRun } from '@/lib/oauth-test/run'
import { NO_TEST } from '@/lib/phases'
import type { Profile } from '@/lib/profile/profile'
import { signInAgainPath, testRunPath } from '@/lib/urls'
import { Outcome } from '../profile/last-test'
import { Time } from '../ui/time'
import { StartForm } from './start-form'

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
  if (!isTestable && runs.length === 0) {
    return (
      <section aria-labelledby="tests" className="tests">
        <h2 id="tests">Live test</h2>
        <p>{NO_TEST}</p>
      </section>
    )
  }
  const open = runs.find(({ status }) => status !== 'ended')
  const isProven = profile.lastTestOutcome === 'ready'
  return (
    <section aria-labelledby="tests" className="tests">
      <h2 id="tests">Live test</h2>
      <p>
        {isProven
          ? 'A test proved that this profile works. Test again after changes at the provider.'
          : 'Proves that this profile works: a real sign-in, and one read for each scope.'}
      </p>
      {isTestable && (
        <div className="page-buttons">
          {open && (
            <a className="button button-primary" href={testRunPath(open.id)}>
              Go on with the open test
            </a>
          )}
          <StartForm start={start} profileId={profile.id} isPrimary={!isProven && !open}>
            {runs.length > 0 ? 'Test again' : 'Start the live test'}
          </StartForm>
          {profile.signInAgainBy && profile.signInAgainBy > new Date() && (
            <a className="button" href={signInAgainPath(profile.id)}>
              {REMINDERS}
            </a>
          )}
        </div>
      )}
      {runs.length > 0 && (
        <ul className="ways-list">
          {runs.map(({ id, startedAt, startedBy, outcome }) => (
            <li key={id}>
              <a href={testRunPath(id)}>
                Test of <Time at={startedAt.toISOString()} />
              </a>
              <span>{`, by ${inSentence(startedBy)}: `}</span>
              {outcome ? <Outcome outcome={outcome} /> : <span>not ended yet</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
