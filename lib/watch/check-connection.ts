import type { AdviceId } from '../guide/advice-id'
import { wordsOf } from '../oauth-test/advice'
import { decisiveStage } from '../oauth-test/outcome'
import { perform } from '../oauth-test/run-stages'
import type { RunDeps } from '../oauth-test/runner'
import type { StageResult } from '../oauth-test/stage'
import { PREFLIGHT } from '../oauth-test/stages'
import { secretToSend, subjectOf } from '../oauth-test/subject'
import { missingValues } from '../profile/missing-values'
import type { Profile } from '../profile/profile'
import { profilePath } from '../urls'
import type { SectionCheck, Seen } from './finding'

/** The result of checking a profile's connection, as far as no user has to sign in. */
export interface ConnectionCheck {
  /** Config, discovery and client. */
  stages: readonly StageResult[]
  /** `works`: every stage passed. `unknown`: no problem was found, but some checks could not be completed. */
  verdict: 'works' | 'broken' | 'unknown'
  look: SectionCheck
}

/** The server does not tell right and wrong secrets apart, and a retry will not change that: not a fault. */
const NOT_TOLD: ReadonlySet<AdviceId> = new Set(['client-unclear', 'secret-unchecked'])

/**
 * Runs the stages of a live test that need no person. Null if the wizard has no test for the profile's guide, or the
 * profile is missing values. Rejects with StoreError.
 */
export async function checkConnection(world: RunDeps, profile: Profile): Promise<ConnectionCheck | null> {
  const test = world.findTest(profile.connector, profile.guide)
  if (!test || missingValues(test.guide, profile).length > 0) return null
  const subject = subjectOf(world.publicUrl, test.guide, profile)
  const secret = await secretToSend(world, profile.id, { ...test, subject })
  const groups = PREFLIGHT.map((stage) => [stage])
  const { stages } = await perform(
    groups,
    { ...test, ...secret, subject, stages: [], found: {} },
    world.tools,
    async () => true,
  )
  const failed = stages.some(({ outcome }) => outcome === 'fail')
  const isProven =
    stages.length === PREFLIGHT.length && stages.every(({ outcome }) => outcome === 'pass' || outcome === 'warn')
  const verdict = failed ? 'broken' : isProven ? 'works' : 'unknown'
  const [advice] =
    decisiveStage({ outcome: failed ? 'failed' : isProven ? 'ready' : 'incomplete', stages })?.advice ?? []
  if (!advice) return { stages, verdict, look: { section: 'connection', told: [] } }
  const { title, cause, fix } = wordsOf(advice, test.guide, test.provider)
  const seen: Seen = {
    section: 'connection',
    key: failed ? 'connection' : 'unreachable',
    cause: advice.id,
    level: 'broken',
    title,
    text: `${cause} ${fix}`,
    href: profilePath(profile.id),
  }
  if (failed) return { stages, verdict, look: { section: 'connection', told: [seen] } }
  if (NOT_TOLD.has(advice.id)) return { stages, verdict, look: { section: 'connection', told: [] } }
  return { stages, verdict, look: { section: 'connection', doubt: seen } }
}
