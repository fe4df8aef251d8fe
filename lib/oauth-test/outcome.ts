import type { AdviceId } from '../guide/advice-id'
import type { TestOutcome } from '../profile/profile'
import type { StageId, StageOutcome, StageResult } from './stage'

/** Stages that must pass before a run is ready. The tokens prove the credentials. */
const NEEDED: readonly StageId[] = ['config', 'discovery', 'authorize', 'token', 'scopes', 'api']

/**
 * The outcome of a whole run. `ready` only on proof: a needed stage that could not run, or did not, makes it
 * `incomplete`.
 */
export function outcomeOf(stages: readonly Pick<StageResult, 'id' | 'outcome'>[]): TestOutcome {
  const outcomes = new Map(stages.map(({ id, outcome }) => [id, outcome]))
  if (stages.some(({ outcome }) => outcome === 'fail')) return 'failed'
  const isRefreshed = isProven(outcomes.get('refresh')) || outcomes.get('refresh') === 'skipped'
  return NEEDED.every((id) => isProven(outcomes.get(id))) && isRefreshed ? 'ready' : 'incomplete'
}

/** Advice that ends a run without proving anything about the profile: the user did not agree. */
const SAYS_NOTHING: ReadonlySet<AdviceId> = new Set(['sign-in-refused'])

/**
 * Whether a run with this outcome replaces the outcome of its profile. A run that proves nothing does not replace a
 * proof.
 */
export function replaces(
  { outcome, stages }: { outcome: TestOutcome; stages: readonly Pick<StageResult, 'outcome' | 'advice'>[] },
  before: TestOutcome | null,
): boolean {
  if (outcome === 'incomplete') return before === null || before === 'incomplete'
  const reasons = stages.filter((stage) => stage.outcome === 'fail').flatMap(({ advice }) => advice)
  const isRefusal = reasons.length > 0 && reasons.every(({ id }) => SAYS_NOTHING.has(id))
  return !(isRefusal && before === 'ready')
}

/** The failed stage of a run; undefined for a run that is ready, or has not ended. */
export function decisiveStage<Stage extends Told>({
  outcome,
  stages,
}: {
  outcome: TestOutcome | null
  stages: readonly Stage[]
}): Stage | undefined {
  if (outcome === null || outcome === 'ready') return undefined
  const wanted = outcome === 'failed' ? 'fail' : 'could-not-run'
  const unclear = stages.filter((stage) => stage.outcome === wanted && stage.advice.length > 0)
  const hasTokens = stages.some(({ id, outcome }) => id === 'token' && isProven(outcome ?? undefined))
  // Once tokens have arrived, the credentials are not the cause.
  return unclear.find(({ id }) => id !== 'client' || !hasTokens) ?? unclear[0]
}

/** The parts of a stage that are used; `outcome` is null before it ends. */
interface Told {
  id: StageId
  outcome: StageOutcome | null
  advice: readonly unknown[]
}

function isProven(outcome: StageOutcome | undefined): boolean {
  return outcome === 'pass' || outcome === 'warn'
}
