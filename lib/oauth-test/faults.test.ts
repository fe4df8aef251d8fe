import { readFile } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '@/sandbox/server'
import { profileEvents } from '../audit/trail'
import type { Connection } from '../db/database'
import { temporaryDatabase } from '../db/testing/databases'
import { databricksOauthU2m, databricksTest } from '../guides/testing/databricks'
import { findProfile } from '../profile/store'
import { wordsOf } from './advice'
import { outcomeOf } from './outcome'
import { findRun } from './run-store'
import { STAGE_IDS, type StageId, type StageResult } from './stage'
import { faultsMarkdown } from './testing/fault-markdown'
import type { EndedRow, FaultRow, WaitingRow } from './testing/fault-row'
import { FAULT_TABLE } from './testing/fault-table'
import { type Rehearsed, rehearse } from './testing/rehearse'

/** In milliseconds: the limit of a stage that must time out, and of all others. */
const SHORT = 400
const LONG = 8000
/** In milliseconds: further time for a stage on a busy machine. */
const MARGIN = 5000

let sandbox: Sandbox
let connection: Connection

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  connection = await temporaryDatabase()
})

afterAll(async () => {
  await sandbox.stop()
  await connection.close()
})

const ENDED = FAULT_TABLE.filter((row): row is EndedRow => 'stage' in row)
const WAITING = FAULT_TABLE.filter((row): row is WaitingRow => 'page' in row)

test('the fault table is complete and names each fault once', () => {
  expect(FAULT_TABLE.length).toBeGreaterThanOrEqual(60)
  expect(new Set(FAULT_TABLE.map(({ id }) => id)).size).toBe(FAULT_TABLE.length)
})

test('docs/faults.md matches the fault table', async () => {
  expect(await readFile('docs/faults.md', 'utf8')).toBe(faultsMarkdown(FAULT_TABLE))
})

test('no row ends ready with a failed or unproven needed stage', () => {
  for (const { id, outcome, run, stage } of ENDED) {
    if (outcome === 'fail') expect(run, id).toBe('failed')
    if (outcome === 'could-not-run' && stage !== 'client') expect(run, id).toBe('incomplete')
  }
})

test.each(['ada', 'ursula'] as const)(
  'the user who signed in (%s) is shown by name if the API returns it',
  async (user) => {
    const { run } = await rehearse(sandbox, connection.db, { scopes: 'scim offline_access', user })
    const shown = run.stages.find(({ id }) => id === 'identity')?.evidence.map(({ value }) => value)
    // Only admins may read it.
    expect(shown).toEqual(
      user === 'ada' ? ['Ada Admin', 'ada@sandbox.example', '4010000000000001'] : ['4010000000000002'],
    )
  },
)

describe.concurrent('a rehearsed fault', () => {
  for (const row of ENDED)
    test(`${row.id}: ${row.title}`, { timeout: 30_000 }, async ({ expect }) => {
      const rehearsed = await runRow(row)
      const { run } = rehearsed
      expect(run.status).toBe('ended')
      expect(run.stages.map(({ id }) => id)).toEqual([...STAGE_IDS])
      const stage = run.stages.find(({ id }) => id === row.stage)
      expect({ outcome: stage?.outcome, run: run.outcome }, summaryOf(run.stages)).toEqual({
        outcome: row.outcome,
        run: row.run,
      })
      expect(stage?.advice.map(({ id }) => id) ?? []).toEqual(row.advice ? [row.advice] : [])
      expect(run.outcome).toBe(outcomeOf(run.stages))
      expect(stage?.ms).toBeLessThan((row.isSlow ? SHORT : LONG) + MARGIN)
      for (const each of run.stages.filter(({ outcome }) => outcome === 'pass'))
        expect(isProven(each), each.id).toBe(true)
      await expectNothingKept(rehearsed, expect)
      expect(await findProfile(connection.db, rehearsed.profileId)).toMatchObject({ lastTestOutcome: run.outcome })
      const events = await profileEvents(connection.db, rehearsed.profileId, 10)
      expect(events).toContainEqual(
        expect.objectContaining({ action: 'profile.tested', details: { run: run.id, outcome: run.outcome } }),
      )
    })

  for (const row of WAITING)
    test(`${row.id}: ${row.title}, and the test waits`, { timeout: 30_000 }, async ({ expect }) => {
      const rehearsed = await runRow(row)
      expect(rehearsed.page?.text).toContain(row.page)
      expect(rehearsed.run).toMatchObject({ status: 'waiting', outcome: null, current: ['authorize'] })
      expect((await findRun(connection.db, rehearsed.run.id))?.sealedPending).not.toBeNull()
      await expectNoSecrets(rehearsed, expect)
      expect(await findProfile(connection.db, rehearsed.profileId)).toMatchObject({ lastTestOutcome: null })
    })
})

/** Runs a row, with a short limit for a stage that must time out. */
function runRow(row: FaultRow): Promise<Rehearsed> {
  const slow = 'stage' in row && row.isSlow ? row.stage : null
  // The API is also asked for the user.
  const isSlow = (id: StageId) => id === slow || (slow === 'api' && id === 'identity')
  return rehearse(sandbox, connection.db, { ...row.scene, limitOf: ({ id }) => (isSlow(id) ? SHORT : LONG) })
}

/** A stage has evidence, or a successful request. */
function isProven({ evidence, exchanges }: StageResult): boolean {
  return evidence.length > 0 || exchanges.some(({ status }) => status === 200)
}

/** Once a run has ended, its pending values are deleted too. */
async function expectNothingKept(rehearsed: Rehearsed, expect: Expect): Promise<void> {
  expect((await findRun(connection.db, rehearsed.run.id))?.sealedPending).toBeNull()
  await expectNoSecrets(rehearsed, expect)
}

type Expect = typeof expect

async function expectNoSecrets({ run, secrets, profileId }: Rehearsed, expect: Expect): Promise<void> {
  const words = run.stages.flatMap(({ advice }) =>
    advice.map((each) => wordsOf(each, databricksOauthU2m, databricksTest)),
  )
  const rows = await connection.db.execute(
    sql`select r::text as row from test_runs r where id = ${run.id}
        union all select a::text from audit_events a where profile_id = ${profileId}`,
  )
  const shown = JSON.stringify([rows, words])
  expect(secrets.length).toBeGreaterThan(0)
  for (const secret of secrets) {
    for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]) {
      expect(shown.includes(form), 'a secret is kept').toBe(false)
    }
  }
}

function summaryOf(stages: readonly StageResult[]): string {
  return stages.map(({ id, outcome, advice }) => `${id} ${outcome} ${advice.map(({ id }) => id)}`).join('; ')
}
