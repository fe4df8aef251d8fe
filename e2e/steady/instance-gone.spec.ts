import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { eq } from 'drizzle-orm'
import type { Database } from '@/lib/db/database'
import { testRuns } from '@/lib/db/schema'
import { fallSilent } from '@/lib/oauth-test/testing/fall-silent'
import { expect, RUNS, test } from '../support/cluster-test'
import { expectBrokenOff, expectRight, isBrokenOff } from '../support/run-assertions'
import { type Play, perform, preparePlays, startFields } from '../support/scripted-run'

const COUNT = Math.ceil(RUNS / 2)
/** The provider's latency in milliseconds, long enough that many tests are running at any moment. */
const LATENCY = 150
/** The index of the instance that is killed or stopped. */
const GONE = 0
const CLOCK_AHEAD = fileURLToPath(new URL('../support/clock-ahead.mjs', import.meta.url))

test(`${COUNT} tests while an instance is killed: each ends right, or says that it was interrupted`, async ({
  cluster,
  ann,
}) => {
  test.setTimeout(60_000 + COUNT * 1000)
  const { db, instances } = cluster
  const plays = await preparePlays(cluster, COUNT, LATENCY)
  const [first] = plays
  const start = first ? await startFields(ann, first) : {}
  let killed: Promise<void> | undefined
  const killInTheMiddle = ({ workers }: Play) => {
    const isMiddle = plays.filter(({ runId }) => runId !== null).length > (COUNT * 3) / 4
    if (isMiddle && workers.includes(`${GONE}`)) killed ??= instances[GONE]?.kill()
  }
  const all = Promise.all(plays.map((play) => perform(play, ann.again(), start, killInTheMiddle)))
  await untilDone(all, () =>
    killed
      ? fallSilent(
          db,
          plays.filter(isLeft).flatMap(({ runId }) => runId ?? []),
        )
      : Promise.resolve(),
  )
  await killed

  const broken = plays.filter(isBrokenOff)
  expect(broken.length).toBeGreaterThan(0)
  for (const play of plays) {
    if (!isBrokenOff(play)) await expectRight(cluster, play)
    else {
      expect(play.workers).toContain(`${GONE}`)
      await expectBrokenOff(cluster, play)
    }
  }
  // The interrupted tests are repeated on the remaining instance.
  await Promise.all(broken.map((play) => perform(play, ann.again(), start)))
  for (const play of broken) await expectRight(cluster, play)

  // A client that got no response to a start has started another test. The first, which no client knows, must end too.
  const open = await openRuns(db)
  await fallSilent(db, open)
  await ann.get(`/profiles/${first?.profileId}`)
  expect(await openRuns(db)).toEqual([])
})

test('an instance whose clock is ten minutes ahead ends no other instance’s test', async ({ cluster, ann }) => {
  const { proxy, replace } = cluster
  await replace(GONE, { NODE_OPTIONS: `--import=${CLOCK_AHEAD}` })
  const [ahead = '', right = ''] = proxy.instances
  const plays = await preparePlays(cluster, 1, LATENCY)
  const [play] = plays
  if (!play) throw new Error('No test was prepared.')
  const start = await startFields(ann, play)
  // The instance with the right clock starts and runs the test, and the one with the wrong clock serves its page.
  proxy.instances = [right]
  await perform(play, ann.again(), start, () => {
    proxy.instances = [ahead]
  })
  expect(proxy.instances).toEqual([ahead])
  proxy.instances = [ahead, right]
  await expectRight(cluster, play)
})

test('an instance that gets SIGTERM finishes its tests and takes no new ones', async ({ cluster, ann }) => {
  const { instances } = cluster
  const plays = await preparePlays(cluster, COUNT, LATENCY)
  const [first] = plays
  const start = first ? await startFields(ann, first) : {}
  let stopped: Promise<void> | undefined
  await Promise.all(
    plays.map((play) =>
      perform(play, ann.again(), start, ({ workers }) => {
        if (workers.includes(`${GONE}`)) stopped ??= instances[GONE]?.stop()
      }),
    ),
  )
  await stopped
  for (const play of plays) await expectRight(cluster, play)
  await cluster.replace(GONE)
})

async function openRuns(db: Database): Promise<string[]> {
  const rows = await db.select({ id: testRuns.id }).from(testRuns).where(eq(testRuns.status, 'running'))
  return rows.map(({ id }) => id)
}

/** Whether an unfinished test may have been on the killed instance. */
function isLeft({ workers, end }: Play): boolean {
  return end === null && workers.includes(`${GONE}`)
}

async function untilDone(work: Promise<unknown>, meanwhile: () => Promise<void>): Promise<void> {
  let isDone = false
  const done = work.finally(() => {
    isDone = true
  })
  while (!isDone) {
    await meanwhile()
    await Promise.race([done, pause(200)])
  }
  await done
}
