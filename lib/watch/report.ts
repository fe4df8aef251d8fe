import type { Profile } from '../profile/profile'
import type { ConnectionCheck } from './check-connection'
import type { SectionCheck } from './finding'

/** The result of a profile's check, for a pipeline, without secrets. */
export interface CheckReport {
  profile: { id: string; name: string; connector: string }
  /** RFC 3339. */
  at: string
  /** `works`: everything that can be checked without a user works. */
  verdict: 'works' | 'broken' | 'unknown'
  stages: readonly { id: string; outcome: string }[]
  findings: readonly { level: string; title: string; text: string }[]
}

/** The exit status of a verdict. */
export const EXIT_STATUS: Readonly<Record<CheckReport['verdict'], number>> = { works: 0, broken: 1, unknown: 2 }

/** Combines the results of a profile's checks into one report. `connection` is null if the guide has no test. */
export function makeReport(
  { id, name, connector }: Pick<Profile, 'id' | 'name' | 'connector'>,
  connection: ConnectionCheck | null,
  beside: readonly SectionCheck[],
  now: Date,
): CheckReport {
  const looks = [...(connection ? [connection.look] : []), ...beside]
  const told = looks.flatMap((look) => ('told' in look ? look.told : []))
  const doubts = looks.flatMap((look) => ('doubt' in look ? [look.doubt] : []))
  const isBroken = told.some(({ level }) => level === 'broken')
  const isUnknown = connection?.verdict !== 'works' || doubts.length > 0
  return {
    profile: { id, name, connector },
    at: now.toISOString(),
    verdict: isBroken ? 'broken' : isUnknown ? 'unknown' : 'works',
    stages: (connection?.stages ?? []).map(({ id, outcome }) => ({ id, outcome })),
    findings: [
      ...told.map(({ level, title, text }) => ({ level, title, text })),
      ...doubts.map(({ title, text }) => ({ level: 'unknown', title, text })),
    ],
  }
}

const WORDS: Readonly<Record<CheckReport['verdict'], string>> = {
  works: 'works, as far as can be told without a sign-in',
  broken: 'is broken',
  unknown: 'could not be checked completely',
}

/** The report as text for people. */
export function reportLines({ profile, verdict, stages, findings }: CheckReport): string[] {
  return [
    `${profile.name} ${WORDS[verdict]}.`,
    ...stages.map(({ id, outcome }) => `  ${id}: ${outcome}`),
    ...findings.map(({ level, title, text }) => `  ${level}: ${title}. ${text}`),
  ]
}
