import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { profileEvents } from '@/lib/audit/trail'
import { findProfile, listProfiles, openSecrets } from '@/lib/profile/store'
import { expect, RUNS, test } from '../support/cluster-test'
import { ACCOUNT_ID, CLIENT_ID, NEW_PROFILE } from '../support/profile-form'
import { expectBrokenOff, expectRight, isBrokenOff } from '../support/run-assertions'
import { type Play, perform, preparePlays, startFields } from '../support/scripted-run'
import { type Fields, hiddenFields, type Visitor } from '../support/visitor'

/** How many clients save profiles without a pause while live tests run. */
const SAVERS = 4
/** The saves per client before each crash of the database, and after the last one. */
const EACH = Math.ceil(RUNS / 16)
const CRASHES = Math.ceil(RUNS / 100)
const COUNT = Math.ceil(RUNS / 4)
/** The provider's latency in milliseconds, long enough that tests are running when the database crashes. */
const LATENCY = 300

/** An acknowledged save: the sent values, and the ID from the response. */
interface Saved {
  id: string
  name: string
  secret: string
}

test('a PostgreSQL server that fails and returns loses no acknowledged save', async ({ cluster, ann }) => {
  test.setTimeout(120_000 + RUNS * 1000)
  const { db, ring, postgres, instances } = cluster
  const word = `Saved${Date.now()}`
  const form = hiddenFields((await ann.get(NEW_PROFILE)).text, 'Save profile')
  const saved: Saved[] = []
  let refused = 0
  let target = SAVERS * EACH
  let isOver = false
  const savers = Array.from({ length: SAVERS }, async () => {
    const visitor = ann.again()
    while (!isOver) {
      saved.push(await save(visitor, form, `${word} ${randomUUID()}`, () => (refused += 1)))
    }
  })
  const plays = await preparePlays(cluster, COUNT, LATENCY)
  const [first] = plays
  const start = first ? await startFields(ann, first) : {}
  const seenAtWork = new Set<Play>()
  const played = Promise.all(plays.map((play) => perform(play, ann.again(), start, () => seenAtWork.add(play))))
  // At this moment at least one test is running.
  await expect.poll(() => seenAtWork.size, { intervals: [10], timeout: 60_000 }).toBeGreaterThanOrEqual(COUNT / 2)

  for (let crash = 0; crash < CRASHES; crash++) {
    await expect.poll(() => saved.length, { timeout: 60_000 }).toBeGreaterThanOrEqual(target)
    await postgres.crash()
    const seen = plays.filter(({ end }) => end)
    await postgres.start()
    // The wizards recover without a restart.
    for (const instance of instances) {
      await expect.poll(async () => (await fetch(`${instance.url}/api/ready`)).status, { timeout: 30_000 }).toBe(200)
    }
    for (const play of seen) await expectRight(cluster, play)
    target = saved.length + SAVERS * EACH
  }
  await expect.poll(() => saved.length, { timeout: 60_000 }).toBeGreaterThanOrEqual(target)
  isOver = true
  await Promise.all([...savers, played])
  expect(refused).toBeGreaterThan(0)

  for (const { id, name, secret } of saved) {
    expect(await findProfile(db, id)).toMatchObject({ name })
    expect((await openSecrets(db, ring, id)).clientSecret).toEqual({ ok: true, secret })
    expect((await profileEvents(db, id, 9)).map(({ action }) => action)).toEqual(['profile.created'])
  }
  // A client without an acknowledgement resent the same form, which must be saved only once.
  expect((await listProfiles(db, { q: word, show: 'all', sort: 'name', page: 1 }, new Date())).total).toBe(saved.length)
  for (const play of plays) await (isBrokenOff(play) ? expectBrokenOff : expectRight)(cluster, play)
  const lines = instances.flatMap(({ output }) => output().split('\n'))
  expect(lines.filter((line) => line.includes('uncaughtException'))).toEqual([])
})

/** Sends the form of a new profile until it is acknowledged. */
async function save(visitor: Visitor, form: Fields, name: string, onRefusal: () => void): Promise<Saved> {
  const secret = `secret of ${name}`.replaceAll(' ', '-')
  const fields = {
    ...form,
    submission: randomUUID(),
    name,
    cloud: 'sandbox',
    accountId: ACCOUNT_ID,
    clientId: CLIENT_ID,
  }
  for (;;) {
    const { location } = await visitor.post(NEW_PROFILE, { ...fields, clientSecret: secret, scopes: '' })
    const [, id] = /^\/profiles\/([0-9a-f-]{36})\?saved=created$/.exec(location) ?? []
    if (id) return { id, name, secret }
    onRefusal()
    await pause(100)
  }
}
