import { openPostgres } from '../lib/db/postgres'
import { startPostgres } from '../lib/db/testing/postgres-server'
import type { TestRun } from '../lib/oauth-test/run'
import { rehearse } from '../lib/oauth-test/testing/rehearse'
import { startSandbox } from '../sandbox/server'
import { median } from './median'
import type { Section } from './section'
import { formatRows, type Row } from './table'

/** In milliseconds: the delay of every response of the provider. */
const LATENCY = 200
/**
 * Discovery, the check of the credentials, the tokens, an API call, the refresh, and an API call with the new token:
 * each needs the result of the one before, and a refresh may end the token of the call before.
 */
const LONGEST_CHAIN = 6
const RUNS = 7
const LIMIT = 1.3

/** A whole live test, without waiting for people, compared with the requests that must follow each other. */
export async function measureTestRuns(): Promise<Section[]> {
  return [{ title: 'Live test, beside its longest chain of requests', table: formatRows([await timeTestRuns()]) }]
}

async function timeTestRuns(): Promise<Row> {
  const server = await startPostgres()
  const { db, close } = await openPostgres({ connectionString: await server.createDatabase() })
  const sandbox = await startSandbox({ port: 0 })
  try {
    const times: number[] = []
    for (let index = 0; index < RUNS; index++) {
      const scene = { latency: LATENCY, scopes: 'scim billing provisioning unity-catalog networking offline_access' }
      const { run } = await rehearse(sandbox, db, scene)
      if (run.outcome !== 'ready') throw new Error(`The test run was ${run.outcome}.`)
      times.push(workedMs(run))
    }
    return {
      name: `Live test, ${LATENCY} ms on each answer`,
      ours: median(times),
      baseline: LONGEST_CHAIN * LATENCY,
      unit: 'ms',
      ratioLimit: LIMIT,
    }
  } finally {
    await sandbox.stop()
    await close()
    await server.remove()
  }
}

/** The wizard's own time: before the sign-in, and after it. */
function workedMs({ startedAt, endedAt, stages }: TestRun): number {
  const [client, authorize] = ['client', 'authorize'].map((id) => stages.find((stage) => stage.id === id))
  if (!client || !authorize || !endedAt) throw new Error('The test run has not ended.')
  const before = Date.parse(client.startedAt) + client.ms - startedAt.getTime()
  return before + endedAt.getTime() - Date.parse(authorize.startedAt)
}
