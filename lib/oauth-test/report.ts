import { z } from 'zod'
import { ADVICE_IDS } from '../guide/advice-id'
import { fieldOfRole, openFields } from '../guide/fields'
import type { ProviderTest } from '../guide/provider'
import type { Guide } from '../guide/schema'
import type { Profile } from '../profile/profile'
import { wordsOf } from './advice'
import type { TestRun } from './run'
import { type Advice, STAGE_IDS, type StageResult } from './stage'
import { STAGES } from './stages'

const time = z.iso.datetime()
const ms = z.number().nonnegative()
const texts = z.array(z.string())

const stageSchema = z.object({
  id: z.enum(STAGE_IDS),
  name: z.string(),
  /** What passing proves. */
  proves: z.string(),
  outcome: z.enum(['pass', 'warn', 'fail', 'skipped', 'could-not-run']),
  startedAt: time,
  ms,
  /** URLs have no query, which may hold secrets. `status` is null if no response arrived. */
  exchanges: z.array(z.object({ method: z.string(), url: z.string(), status: z.number().int().nullable(), ms })),
  advice: z.array(z.object({ id: z.enum(ADVICE_IDS), title: z.string(), cause: z.string(), fix: z.string() })),
  evidence: z.array(z.object({ label: z.string(), value: z.string() })),
})

/** The format of `report.json`. Times are RFC 3339. It has no secrets. */
export const reportSchema = z.object({
  schemaVersion: z.literal(1),
  runId: z.string(),
  profile: z.object({
    id: z.string(),
    name: z.string(),
    version: z.number().int(),
    /** The other test that proved this version ready, if this one did not; otherwise null. */
    readyAt: time.nullable(),
  }),
  /** The test’s target: the profile at the time of the run, and its hosts. */
  subject: z.object({
    connector: z.string(),
    connectorName: z.string(),
    guide: z.string(),
    method: z.string(),
    cloud: z.string(),
    cloudLabel: z.string(),
    origin: z.string(),
    /** Empty if the guide has no field for the account. */
    accountId: z.string(),
    /** The provider's label, like that of the client ID below. */
    accountIdLabel: z.string(),
    clientId: z.string(),
    clientIdLabel: z.string(),
    /** All values of the profile except secrets, in the order of the provider’s form. */
    fields: z.array(z.object({ key: z.string(), label: z.string(), value: z.string() })),
    /** The requested scopes. */
    scopes: texts,
    /** Ids of the chosen actions. */
    actions: texts,
    redirectUri: z.string(),
  }),
  /** Null while the run has not ended. */
  outcome: z.enum(['ready', 'failed', 'incomplete']).nullable(),
  startedAt: time,
  startedBy: z.string(),
  endedAt: time.nullable(),
  /** In milliseconds from start to end, including the sign-in. */
  durationMs: ms.nullable(),
  stages: z.array(stageSchema),
  /** RFC 6749 section 3.3; null if no token was issued. */
  scopeLists: z
    .object({ needed: texts, asked: texts, granted: texts, source: z.enum(['answer', 'token', 'as-asked']) })
    .nullable(),
  lifetimes: z
    .object({
      accessSeconds: z.number().nullable(),
      refreshMinutes: z.number().nullable(),
      refreshSource: z.enum(['app', 'record', 'guide']).nullable(),
      signInAgainBy: time.nullable(),
    })
    .nullable(),
  versions: z.object({ wizard: z.string(), node: z.string() }),
})

export type Report = z.infer<typeof reportSchema>
export type ReportStage = Report['stages'][number]

/** A run as plain data, to keep or send: the target, the results, and the advice. */
export function makeReport(
  run: TestRun,
  profile: Pick<Profile, 'name' | 'version' | 'lastTestOutcome' | 'lastTestedAt'>,
  guide: Guide,
  test: ProviderTest,
  versions: Report['versions'],
): Report {
  const { subject, endedAt, startedAt, scopeLists, lifetimes } = run
  return {
    schemaVersion: 1,
    runId: run.id,
    profile: { id: run.profileId, name: profile.name, version: run.profileVersion, readyAt: readyAtOf(run, profile) },
    subject: {
      connector: subject.connector,
      connectorName: guide.connectorName,
      guide: subject.guide,
      method: guide.method,
      cloud: subject.cloud,
      cloudLabel: guide.clouds.find(({ id }) => id === subject.cloud)?.label ?? subject.cloud,
      origin: subject.origin,
      accountId: subject.accountId,
      accountIdLabel: fieldOfRole(guide, 'account')?.label ?? '',
      clientId: subject.clientId,
      clientIdLabel: fieldOfRole(guide, 'client-id')?.label ?? '',
      fields: openFields(guide).map(({ key, label }) => ({ key, label, value: subject.fields[key] ?? '' })),
      scopes: [...subject.scopes],
      actions: [...subject.actions],
      redirectUri: subject.redirectUri,
    },
    outcome: run.outcome,
    startedAt: startedAt.toISOString(),
    startedBy: run.startedBy,
    endedAt: endedAt?.toISOString() ?? null,
    // The clock may have been set back meanwhile.
    durationMs: endedAt && Math.max(0, endedAt.getTime() - startedAt.getTime()),
    stages: run.stages.map((stage) => reportStage(stage, (advice) => wordsOf(advice, guide, test))),
    scopeLists: scopeLists && {
      needed: [...scopeLists.needed],
      asked: [...scopeLists.asked],
      granted: [...scopeLists.granted],
      source: scopeLists.source,
    },
    lifetimes: lifetimes && {
      accessSeconds: lifetimes.accessSeconds,
      refreshMinutes: lifetimes.refreshMinutes,
      refreshSource: lifetimes.refreshSource,
      signInAgainBy: lifetimes.signInAgainBy,
    },
    versions: { wizard: versions.wizard, node: versions.node },
  }
}

function readyAtOf(run: TestRun, profile: Parameters<typeof makeReport>[1]): string | null {
  const isOther = run.outcome !== 'ready' && profile.lastTestOutcome === 'ready'
  return isOther && profile.version === run.profileVersion ? (profile.lastTestedAt?.toISOString() ?? null) : null
}

function reportStage(result: StageResult, say: (advice: Advice) => ReturnType<typeof wordsOf>): ReportStage {
  const stage = STAGES.find(({ id }) => id === result.id)
  return {
    id: result.id,
    name: stage?.name ?? result.id,
    proves: stage?.proves ?? '',
    outcome: result.outcome,
    startedAt: result.startedAt,
    ms: result.ms,
    exchanges: result.exchanges.map(({ method, url, status, ms }) => ({ method, url, status, ms })),
    advice: result.advice.map((each) => {
      const { title, cause, fix } = say(each)
      return { id: each.id, title, cause, fix }
    }),
    evidence: result.evidence.map(({ label, value }) => ({ label, value })),
  }
}
