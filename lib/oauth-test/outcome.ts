import type { TestOutcome } from '../profile/profile'
import type { StageId, StageOutcome, StageResult } from './stage'

/** What must be proven before a run is called ready. Its credentials are proven by the tokens that they brought. */
const NEEDED: readonly StageId[] = ['config', 'discovery', 'authorize', 'token', 'scopes', 'api']

/** How a run as a whole ended. `ready` only on proof: what could not be run, or was not, makes it `incomplete`. */
export function outcomeOf(stages: readonly Pick<StageResult, 'id' | 'outcome'>[]): TestOutcome {
  const outcomes = new Map(stages.map(({ id, outcome }) => [id, outcome]))
  if (stages.some(({ outcome }) => outcome === 'fail')) return 'failed'
  const isRefreshed = isProven(outcomes.get('refresh')) || outcomes.get('refresh') === 'skipped'
  return NEEDED.every((id) => isProven(outcomes.get(id))) && isRefreshed ? 'ready' : 'incomplete'
}

function isProven(outcome: StageOutcome | undefined): boolean {
  return outcome === 'pass' || outcome === 'warn'
}
