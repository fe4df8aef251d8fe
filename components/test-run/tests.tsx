import { inSentence } from '@/lib/auth/actor-name'
import type { TestRun } from '@/lib/oauth-test/run'
import type { Profile } from '@/lib/profile/profile'
import { standingOf } from '@/lib/profile/standing'
import { profileSetupPath, testRunPath } from '@/lib/urls'
import { NO_TEST } from '@/lib/wizard-steps'
import { LastTest, Outcome } from '../profile/last-test'
import { Badge } from '../ui/badge'
import { ButtonLink } from '../ui/button'
import { Card } from '../ui/card'
import { Time } from '../ui/time'
import { StartForm } from './start-form'

interface TestsProps {
  profile: Profile
  /** The reason of the last test's failure, if known. */
  attemptReason: string | null
  /** The newest first. */
  runs: readonly TestRun[]
  start: (form: FormData) => Promise<void>
  /** Whether the guide has a live test. */
  isTestable: boolean
  /** The missing values, in a sentence; null: none. */
  missing: string | null
}

/** A profile's live tests: the current proof, the button for a new test, and the latest ones. */
export function Tests({ profile, attemptReason, runs, start, isTestable, missing }: TestsProps) {
  if (!isTestable && runs.length === 0) {
    return (
      <Card aria-labelledby="tests" className="grid gap-3">
        <h2 id="tests">Live test</h2>
        <p className="text-sm text-muted">{NO_TEST}</p>
      </Card>
    )
  }
  const open = runs.find(({ status }) => status !== 'ended')
  const isProven = profile.lastTestOutcome === 'ready'
  const { lastAttempt } = profile
  const failedRun = lastAttempt && lastAttempt.outcome !== 'ready' ? lastAttempt.run : null
  // After a change the fix may have been made: then a test is the next step.
  const isFixNext = failedRun !== null && profile.lastTestOutcome !== null && !isProven
  return (
    <Card aria-labelledby="tests" className="grid gap-3">
      <h2 id="tests">Live test</h2>
      <LastTest standing={standingOf(profile)} reason={attemptReason} />
      <p className="text-sm text-muted">
        {isProven
          ? 'A test proved that this profile works. Test again after changes at the provider.'
          : 'A live test proves that this profile works: a real sign-in, and one read for each scope.'}
      </p>
      {missing && (
        <div key="missing" className="grid justify-items-start gap-2">
          <p>{missing}</p>
          <ButtonLink href={profileSetupPath(profile.id)}>Enter the values</ButtonLink>
        </div>
      )}
      {isTestable && !missing && (
        <div key="complete" className="flex flex-wrap items-center gap-2 print:hidden">
          {open && (
            <ButtonLink kind="primary" size="lg" href={testRunPath(open.id)}>
              Continue the open test
            </ButtonLink>
          )}
          {failedRun && !open && (
            <ButtonLink kind={isFixNext ? 'primary' : 'secondary'} size="lg" href={testRunPath(failedRun)}>
              See the fix
            </ButtonLink>
          )}
          <StartForm start={start} profileId={profile.id} isPrimary={!isProven && !open && !isFixNext}>
            {runs.length > 0 ? 'Test again' : 'Start the live test'}
          </StartForm>
        </div>
      )}
      {runs.length > 0 && (
        <ul className="grid divide-y divide-line border-t border-line text-sm" aria-label="Tests">
          {runs.map(({ id, startedAt, startedBy, outcome }) => (
            <li key={id} className="flex items-center justify-between gap-x-3 py-2">
              <span className="grid min-w-0">
                <a href={testRunPath(id)}>
                  Test of <Time at={startedAt.toISOString()} />
                </a>{' '}
                <span className="text-xs text-muted wrap-anywhere">{`by ${inSentence(startedBy)}`}</span>
              </span>
              {outcome ? <Outcome key="ended" outcome={outcome} /> : <Badge key="open">Not ended</Badge>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
