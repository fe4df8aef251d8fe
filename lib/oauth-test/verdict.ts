import type { AdviceId } from './advice-id'
import type { Found, Verdict } from './define-stage'
import type { Advice, Evidence } from './stage'

type Values = Readonly<Record<string, string>>

/** What there is to say, for a verdict. */
export function advise(id: AdviceId, values: Values = {}): Advice {
  return { id, values }
}

export function pass(evidence: readonly Evidence[], found: Partial<Found> = {}): Verdict {
  return { outcome: 'pass', advice: [], evidence, found }
}

export function warn(advice: readonly Advice[], evidence: readonly Evidence[], found: Partial<Found> = {}): Verdict {
  return { outcome: 'warn', advice, evidence, found }
}

/** `pass`, or `warn` when there is something to say. */
export function passOrWarn(advice: readonly Advice[], evidence: readonly Evidence[], found?: Partial<Found>): Verdict {
  return advice.length > 0 ? warn(advice, evidence, found) : pass(evidence, found)
}

export function fail(
  advice: readonly Advice[],
  evidence: readonly Evidence[] = [],
  found: Partial<Found> = {},
): Verdict {
  return { outcome: 'fail', advice, evidence, found }
}

export function couldNotRun(advice: readonly Advice[], evidence: readonly Evidence[] = []): Verdict {
  return { outcome: 'could-not-run', advice, evidence }
}

export function skipped(why: string): Verdict {
  return { outcome: 'skipped', advice: [], evidence: [{ label: 'Not run', value: why }] }
}
