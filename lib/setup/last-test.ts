import { decisiveStage } from '../oauth-test/outcome'
import { runPaths } from '../oauth-test/run-paths'
import type { RunView } from '../oauth-test/view'
import type { TestOutcome } from '../profile/profile'

/** The last test of a profile, as its setup page tells of it. */
export interface LastTest {
  href: string
  /** RFC 3339. */
  startedAt: string
  /** Null: it has not ended. */
  outcome: TestOutcome | null
  /** Whether values were changed since. */
  isOutdated: boolean
  /** What it came to grief on, and in which step that is put right; null: on nothing, or on what the values were before. */
  failure: { step: string | null; title: string; cause: string; fix: string } | null
}

/** What a setup page tells of a run. */
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
