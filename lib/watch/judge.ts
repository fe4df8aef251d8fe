import type { Doubt, Finding, SectionCheck, Seen } from './finding'

/** In milliseconds: two failed checks at least this far apart are not a temporary fault. */
export const MIN_APART_MS = 20 * 60_000
/** In milliseconds: the wait before a failed check is retried. */
const DOUBT_RETRY_MS = 30 * 60_000
const DAY_MS = 24 * 60 * 60_000
/** As a part of a day: checks are spread over this time, so that they do not all run at once. */
const SPREAD_MS = 60 * 60_000

/** The known state of a profile, from earlier checks. */
export interface Known {
  findings: readonly Finding[]
  doubts: readonly Doubt[]
}

/** The changes to report. */
export interface Change {
  kind: 'appeared' | 'cleared'
  finding: Finding
}

/** The state after a check, its news, and the time of the next check. */
export interface Judged extends Known {
  changes: readonly Change[]
  /** In milliseconds from now. */
  nextMs: number
}

/**
 * Merges a new check into the known state. A section that could not be checked keeps its state; only a second failure
 * some time later becomes a finding. `chance` is 0 to 1 and spreads the next check. Pure.
 */
export function judge(known: Known, looks: readonly SectionCheck[], now: Date, chance: number): Judged {
  const findings: Finding[] = []
  const doubts: Doubt[] = []
  for (const look of looks) {
    const before = known.findings.filter(({ section }) => section === look.section)
    if ('told' in look) {
      findings.push(...look.told.map((seen) => dated(seen, before, now)))
      continue
    }
    const doubt = dated(look.doubt, known.doubts, now, isSameKey)
    const earlier = before.filter(({ key }) => key !== doubt.key)
    const isKnown = earlier.length < before.length
    const isLasting = isKnown || now.getTime() - Date.parse(doubt.since) >= MIN_APART_MS
    findings.push(...earlier, ...(isLasting ? [dated(look.doubt, before, now)] : []))
    doubts.push(doubt)
  }
  // An unchecked section keeps its findings.
  const looked = new Set(looks.map(({ section }) => section))
  findings.push(...known.findings.filter(({ section }) => !looked.has(section)))
  return {
    findings,
    doubts,
    changes: changesBetween(known.findings, findings),
    nextMs: doubts.length > 0 ? DOUBT_RETRY_MS : DAY_MS + Math.round((chance - 0.5) * SPREAD_MS),
  }
}

function changesBetween(before: readonly Finding[], after: readonly Finding[]): Change[] {
  const appeared = after.filter((finding) => !before.some((each) => isSame(each, finding)))
  const cleared = before.filter(
    // Another cause of the same finding is reported as a change.
    (finding) =>
      finding.level === 'broken' && !after.some((each) => each.section === finding.section && isSameKey(each, finding)),
  )
  return [
    ...appeared.map((finding) => ({ kind: 'appeared', finding }) as const),
    ...cleared.map((finding) => ({ kind: 'cleared', finding }) as const),
  ]
}

function dated(seen: Seen, before: readonly Finding[], now: Date, isIt: typeof isSame = isSame): Finding {
  return { ...seen, since: before.find((each) => isIt(each, seen))?.since ?? now.toISOString() }
}

function isSame(one: Seen, other: Seen): boolean {
  return one.section === other.section && isSameKey(one, other) && one.cause === other.cause
}

function isSameKey(one: Seen, other: Seen): boolean {
  return one.section === other.section && one.key === other.key
}
