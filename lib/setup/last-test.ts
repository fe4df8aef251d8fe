import { decisiveStage } from '../oauth-test/outcome'
import { runPaths } from '../oauth-test/run-paths'
import type { RunView } from '../oauth-test/view'
import type { TestOutcome } from '../profile/profile'

/** The last test of a profile, as its setup page shows it. */
export interface LastTest {
  href: string
  /** RFC 3339. */
  startedAt: string
  /** Null: it has not ended. */
  outcome: TestOutcome | null
  /** Whether values have changed since. */
  isOutdated: boolean
  /** The cause of the failure and the step that fixes it; null: no failure, or the values have changed since. */
  failure: { step: string | null; title: string; cause: string; fix: string } | null
}

/** A run, as a setup page shows it. */
export function lastTestOf(run: RunView): LastTest {
  const { startedAt, outcome, isOutdated } = run
  const [advice] = decisiveStage(run)?.advice ?? []
  const failure = advice && !isOutdated ? advice : null
  return {
    href: runPaths(run).page,
    startedAt,
    outcome,
    isOutdated,
    failure: failure && { step: failure.step, title: failure.title, cause: failure.cause, fix: failure.fix },
  }
}
