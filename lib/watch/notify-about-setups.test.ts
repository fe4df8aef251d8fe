import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { profiles } from '../db/schema'
import { notifications } from '../db/stackone-schema'
import { onDatabase } from '../db/testing/databases'
import type { AdviceId } from '../guide/advice-id'
import { databricksOauthU2m as guide } from '../guides/testing/databricks'
import { endRun, insertRun } from '../oauth-test/run-store'
import type { StageResult } from '../oauth-test/stage'
import { SUBJECT } from '../oauth-test/testing/fake-provider'
import type { TestOutcome } from '../profile/profile'
import { deleteProfile, findProfile, type WriteContext } from '../profile/store'
import { saveSetupValues } from '../setup/save-values'
import { recipientName } from '../setup/setup'
import { createSetup, finishSetup, reopenSetup, replaceSetup, revokeSetup, startSetup } from '../setup/store'
import { makeDraft } from '../setup/testing/draft-profile'
import { notifyAboutSetups } from './notify-about-setups'

const START = new Date('2026-11-28T10:00:00Z')
const HOUR = 60 * 60_000
const at = (hours: number) => new Date(START.getTime() + hours * HOUR)
const PUBLIC_URL = 'https://wizard.example.com'
const SECRET = `dose${'0123456789abcdef'.repeat(2)}`
const RECIPIENT = 'Dana <!channel>'

onDatabase('notifications about setups', (db) => {
  beforeEach(async () => {
    await db().execute(sql`truncate ${profiles}, ${notifications} cascade`)
  })

  const context = (now: Date): WriteContext => ({ db: db(), ring: [new Uint8Array(32).fill(1)], now, actor: 'Ann' })

  const round = (now: Date, isOn = true) => notifyAboutSetups({ db: db(), publicUrl: PUBLIC_URL, now, isOn })

  /** The notifications of one round. */
  async function told(now: Date, isOn = true) {
    await round(now, isOn)
    const rows = await db().select().from(notifications)
    await db().delete(notifications)
    return rows.map(({ body }) => body)
  }

  async function started() {
    const profileId = await makeDraft(context(START), guide)
    const made = await createSetup(context(START), { profileId, recipient: RECIPIENT, note: '', expiresAt: at(24) })
    if (!made.ok) throw new Error(made.reason)
    const begun = await startSetup(db(), made.token, START)
    if (!begun) throw new Error('It was not started.')
    return { profileId, id: made.id, token: made.token, session: begun.session }
  }

  async function tested(profileId: string, startedBy: string, outcome: TestOutcome, stages: StageResult[] = []) {
    const profile = await findProfile(db(), profileId)
    const run = { profileId, profileVersion: profile?.version ?? 0, subject: SUBJECT, startedBy, owner: '' }
    const hold = await insertRun(db(), run, at(1))
    await endRun(db(), hold.id, { hold }, () => ({ stages, scopeLists: null, lifetimes: null, outcome }), at(1))
  }

  const values = {
    fields: { accountId: '11111111-2222-3333-4444-555555555555', clientId: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee' },
    secrets: { clientSecret: SECRET },
  }

  const failedAt = (id: AdviceId): StageResult => ({
    ...{ id: 'client', outcome: 'fail', advice: [{ id, values: {} }], evidence: [], exchanges: [], ms: 0 },
    startedAt: START.toISOString(),
  })

  test('an expired setup is reported once by all instances together, without its token', async () => {
    const { id, profileId, token, session } = await started()
    expect(await told(at(23))).toEqual([])
    await Promise.all([round(at(25)), round(at(25)), round(at(25))])
    const [body, ...more] = await told(at(25))
    expect(more).toEqual([])
    expect(body).toMatchObject({
      event: 'setup.expired',
      profile: { id: profileId, url: `${PUBLIC_URL}/profiles/${profileId}` },
      setup: { id, verdict: null, cause: null },
    })
    expect(body?.text).toContain('Dana &lt;!channel&gt; finished')
    expect(JSON.stringify(body)).not.toContain(token)
    expect(JSON.stringify(body)).not.toContain(session)
    expect(await told(at(26))).toEqual([])
  })

  test('a finished setup is reported with its verdict, and again when it is reopened and finished', async () => {
    const setup = await started()
    await saveSetupValues(context(START), setup, guide, values, true)
    await tested(setup.profileId, RECIPIENT, 'ready')
    const finish = (hours: number) => finishSetup({ db: db(), now: at(hours) }, setup.id, setup.session, guide)
    expect(await finish(2)).toMatchObject({ ok: true })
    const [body, ...more] = await told(at(2))
    expect(more).toEqual([])
    expect(body).toMatchObject({ event: 'setup.finished', setup: { verdict: 'ready', cause: null } })
    expect(body?.text).toContain('The live test: ready.')
    expect(JSON.stringify(body)).not.toContain(SECRET)
    expect(await told(at(3))).toEqual([])
    await reopenSetup(context(at(3)), setup.id)
    expect(await told(at(3))).toEqual([])
    await finish(4)
    expect(await told(at(4))).toMatchObject([{ event: 'setup.finished' }])
    // It has finished: its later expiry is not reported.
    expect(await told(at(25))).toEqual([])
  })

  test('a recipient’s failed test is reported once for each cause; an admin’s own is not', async () => {
    const setup = await started()
    await tested(setup.profileId, 'Ann', 'failed', [failedAt('wrong-credentials')])
    expect(await told(at(1))).toEqual([])
    const recipient = recipientName({ recipient: RECIPIENT })
    await tested(setup.profileId, recipient, 'failed', [failedAt('wrong-credentials')])
    const [body] = await told(at(1))
    expect(body).toMatchObject({ event: 'setup.failed', setup: { verdict: 'failed', cause: expect.any(String) } })
    await tested(setup.profileId, recipient, 'failed', [failedAt('wrong-credentials')])
    expect(await told(at(2))).toEqual([])
    await tested(setup.profileId, recipient, 'failed', [failedAt('unknown-client')])
    expect(await told(at(2))).toMatchObject([{ event: 'setup.failed' }])
    // Events of a replaced link are not reported for its replacement.
    const replaced = await replaceSetup(context(at(3)), setup.id)
    await startSetup(db(), replaced.ok ? replaced.token : '', at(3))
    expect(await told(at(3))).toEqual([])
  })

  test('a setup deleted or ended during the report is left out, and the others are reported', async () => {
    const [deleted, replaced, other] = [await started(), await started(), await started()]
    const meanwhile = Object.create(db(), {
      transaction: {
        value: async (work: Parameters<ReturnType<typeof db>['transaction']>[0]) => {
          await deleteProfile(context(at(25)), deleted.profileId)
          await replaceSetup(context(at(25)), replaced.id)
          return db().transaction(work)
        },
      },
    })
    await notifyAboutSetups({ db: meanwhile, publicUrl: PUBLIC_URL, now: at(25), isOn: true })
    const rows = await db().select().from(notifications)
    expect(rows.map(({ body }) => body.profile?.id)).toEqual([other.profileId])
  })

  test('a link that its sender ended is not reported, and no event from before notifications were set up', async () => {
    const [revoked, replaced] = [await started(), await started(), await started()]
    await revokeSetup(context(START), revoked.id)
    await replaceSetup(context(at(23)), replaced.id)
    expect(await told(at(25), false)).toEqual([])
    expect(await told(at(26))).toEqual([])
    // The replacement of the link expires later.
    const later = await told(at(48))
    expect(later.map((body) => 'setup' in body && [body.event, body.profile.id])).toEqual([
      ['setup.expired', replaced.profileId],
    ])
  })
})
