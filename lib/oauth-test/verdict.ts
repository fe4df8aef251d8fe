import type { AdviceId } from '../guide/advice-id'
import type { StageOutputs, Verdict } from './define-stage'
import type { Advice, Evidence } from './stage'

type Values = Readonly<Record<string, string>>

/** One piece of advice for a verdict. */
export function advise(id: AdviceId, values: Values = {}): Advice {
  return { id, values }
}

/** The stage has its proof. `found` is for later stages. */
export function pass(evidence: readonly Evidence[], found: Partial<StageOutputs> = {}): Verdict {
  return { outcome: 'pass', advice: [], evidence, found }
}

/** The stage has its proof, with a warning. */
export function warn(
  advice: readonly Advice[],
  evidence: readonly Evidence[],
  found: Partial<StageOutputs> = {},
): Verdict {
  return { outcome: 'warn', advice, evidence, found }
}

/** `pass`, or `warn` if there is advice. */
export function passOrWarn(
  advice: readonly Advice[],
  evidence: readonly Evidence[],
  found?: Partial<StageOutputs>,
): Verdict {
  return advice.length > 0 ? warn(advice, evidence, found) : pass(evidence, found)
}

/** The profile, or its destination, is proven to be wrong. */
export function fail(
  advice: readonly Advice[],
  evidence: readonly Evidence[] = [],
  found: Partial<StageOutputs> = {},
): Verdict {
  return { outcome: 'fail', advice, evidence, found }
}

/** It was tried, and the response proves nothing. */
export function couldNotRun(advice: readonly Advice[], evidence: readonly Evidence[] = []): Verdict {
  return { outcome: 'could-not-run', advice, evidence }
}

/** It was not tried; `why` is a sentence. */
export function skipped(why: string): Verdict {
  return { outcome: 'skipped', advice: [], evidence: [{ label: 'Not run', value: why }] }
}
