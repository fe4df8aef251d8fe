import type { LastTest } from '@/lib/setup/last-test'
import { Outcome } from '../profile/last-test'
import { StartForm } from '../test-run/start-form'
import { ButtonLink } from '../ui/button'
import { Card } from '../ui/card'
import { Time } from '../ui/time'

interface TestCardProps {
  profileId: string
  /** The provider. */
  name: string
  last: LastTest | null
  start: (form: FormData) => Promise<void>
}

/** The live test, once every value is there. */
export function TestCard({ profileId, name, last, start }: TestCardProps) {
  const isOpen = last !== null && last.outcome === null
  const isProven = last?.outcome === 'ready' && !last.isOutdated
  return (
    <Card id="test" aria-labelledby="test-heading" className="grid justify-items-start gap-3">
      <h2 id="test-heading">Live test</h2>
      {last ? (
        <p key="last" className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {last.outcome && <Outcome outcome={last.outcome} />}
          <a href={last.href}>
            <span>{isOpen ? 'The open test of ' : 'Test of '}</span>
            <Time at={last.startedAt} />
          </a>
          {last.isOutdated && <span className="text-sm text-muted">The values have changed after it.</span>}
        </p>
      ) : (
        <p key="none" className="text-muted">
          {`You sign in at ${name} once, and the wizard tries each scope with one read. It changes nothing there.`}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {isOpen && (
          <ButtonLink kind="primary" size="lg" href={last.href}>
            Continue the test
          </ButtonLink>
        )}
        <StartForm start={start} profileId={profileId} isPrimary={!isProven && !isOpen}>
          {last ? 'Test again' : 'Start the live test'}
        </StartForm>
      </div>
    </Card>
  )
}
