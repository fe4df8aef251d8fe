import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { databricksOauthU2m } from '@/lib/guides/testing/databricks'
import { profileEvents } from '../audit/trail'
import { onDatabase } from '../db/testing/databases'
import { deleteProfile, findProfile, type WriteContext } from '../profile/store'
import { DEFAULT_SETUP_MS, isShown, MAX_OPEN_SETUPS, type Setup, setupState } from './setup'
import {
  allowOtherBrowser,
  askForOtherBrowser,
  createSetup,
  findOwnSetup,
  findSetup,
  findSetupByToken,
  findSetupOfSession,
  finishSetup,
  latestSetups,
  mayStart,
  noteOpened,
  reopenSetup,
  replaceSetup,
  revokeSetup,
  saveObjection,
  setupsOfProfile,
  startSetup,
  withinSetup,
} from './store'
import { makeDraft } from './testing/draft-profile'

const NOW = new Date('2026-11-28T10:00:00Z')
const LATER = new Date(NOW.getTime() + DEFAULT_SETUP_MS)

onDatabase('a setup link', (db) => {
  const context = (more: Partial<WriteContext> = {}): WriteContext => ({
    db: db(),
    ring: [new Uint8Array(32).fill(1)],
    now: NOW,
    actor: 'Ann',
    ...more,
  })
  const ask = (profileId: string) => ({ profileId, recipient: 'Dana', note: '', expiresAt: LATER })

  async function make(more: Partial<WriteContext> = {}) {
    const profileId = await makeDraft(context(), databricksOauthU2m)
    const made = await createSetup(context(more), ask(profileId))
    if (!made.ok) throw new Error(made.reason)
    return { ...made, profileId }
  }

  async function begin() {
    const made = await make()
    const started = await startSetup(db(), made.token, NOW)
    if (!started) throw new Error('It was not started.')
    return { ...made, session: started.session }
  }

  const find = async (id: string): Promise<Setup> => {
    const setup = await findSetup(db(), id)
    if (!setup) throw new Error('It is gone.')
    return setup
  }

  test('has a token of 256 bits, and no row has the token or the session', async () => {
    const { token, session } = await begin()
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(Buffer.from(session, 'base64url')).toHaveLength(32)
    const rows = await Promise.all(
      ['setups', 'audit_events'].map((name) => db().execute(sql`select * from ${sql.identifier(name)}`)),
    )
    const kept = JSON.stringify(rows.map((result) => Object(result).rows))
    expect(kept).not.toContain(token)
    expect(kept).not.toContain(session)
  })

  test('is not changed by reading it', async () => {
    const { id, token } = await make()
    const before = await find(id)
    expect(await findSetupByToken(db(), token, NOW)).toEqual(before)
    expect(await find(id)).toEqual(before)
  })

  test('answers an expired, a revoked or a replaced token like a guessed one', async () => {
    const [expired, revoked, replaced] = [await make(), await make(), await make()]
    await revokeSetup(context(), revoked.id)
    await replaceSetup(context(), replaced.id)
    for (const [token, now] of [
      ['', NOW],
      ['x'.repeat(43), NOW],
      [expired.token, LATER],
      [revoked.token, NOW],
      [replaced.token, NOW],
    ] as const) {
      expect(await findSetupByToken(db(), token, now)).toBeNull()
      expect(await startSetup(db(), token, now)).toBeNull()
      expect(await askForOtherBrowser(db(), token, now)).toBeUndefined()
    }
    for (const { id } of [expired, revoked]) expect((await find(id)).otherBrowserAt).toBeNull()
  })

  test('records its first opening, and stays startable by any browser', async () => {
    const { id, token } = await make()
    await noteOpened(db(), token, NOW)
    await noteOpened(db(), token, new Date(NOW.getTime() + 1000))
    expect(await find(id)).toMatchObject({ openedAt: NOW, startedAt: null })
    expect(await startSetup(db(), token, NOW)).not.toBeNull()
  })

  test('is started by only one of several concurrent browsers', async () => {
    const { token, id } = await make()
    const started = await Promise.all(Array.from({ length: 8 }, () => startSetup(db(), token, NOW)))
    const [winner, ...others] = started.filter((each) => each !== null)
    expect(others).toEqual([])
    expect(await findSetupOfSession(db(), id, winner?.session ?? '')).toMatchObject({ startedAt: NOW })
    expect(await findSetupOfSession(db(), id, 'x')).toBeNull()
    expect(await findSetupOfSession(db(), 'x', winner?.session ?? '')).toBeNull()
  })

  test('is found again only by the browser that started it, also after it is finished', async () => {
    const { id, token, session } = await begin()
    await finishSetup(context(), id, session, { fields: [] })
    expect(await findOwnSetup(db(), token, ['x', session])).toBe(id)
    expect(await findOwnSetup(db(), token, ['x'])).toBeNull()
    expect(await findOwnSetup(db(), token, [])).toBeNull()
    expect(await findOwnSetup(db(), 'x', [session])).toBeNull()
  })

  test('moves to another browser once the sender allows it, and shuts out the first', async () => {
    const { id, token, session, profileId } = await begin()
    await askForOtherBrowser(db(), token, NOW)
    await askForOtherBrowser(db(), token, NOW)
    expect(await find(id)).toMatchObject({ otherBrowserAt: NOW })
    expect(await startSetup(db(), token, NOW)).toBeNull()
    expect(await allowOtherBrowser(context(), id)).toBe(true)
    expect(await allowOtherBrowser(context(), id)).toBe(false)
    expect(mayStart(await find(id))).toBe(true)
    const started = await Promise.all([startSetup(db(), token, NOW), startSetup(db(), token, NOW)])
    expect(started.filter(Boolean)).toHaveLength(1)
    expect(await findSetupOfSession(db(), id, session)).toBeNull()
    expect(mayStart(await find(id))).toBe(false)
    const asked = (await profileEvents(db(), profileId, 20)).filter(({ action }) => action === 'setup.other-browser')
    expect(asked).toHaveLength(1)
  })

  test('cannot move to another browser before it was started', async () => {
    const { id } = await make()
    expect(await allowOtherBrowser(context(), id)).toBe(false)
  })

  test('is replaced by another for the same profile, with the same recipient and expiry', async () => {
    const { id, profileId, session } = await begin()
    const replaced = await replaceSetup(context(), id)
    if (!replaced.ok) throw new Error(replaced.reason)
    expect(await withinSetup(context(), id, session, async () => true)).toBeNull()
    const [newest, oldest] = await setupsOfProfile(db(), profileId)
    expect(newest).toMatchObject({ id: replaced.id, recipient: 'Dana', expiresAt: LATER, startedAt: null })
    expect(oldest).toMatchObject({ id, replacedAt: NOW })
    // An open link is not replaced by a new request; an expired one is.
    expect(await createSetup(context(), ask(profileId))).toEqual({ ok: false, reason: 'asked-before' })
    const again = await createSetup(context({ now: LATER }), ask(profileId))
    expect(again).toMatchObject({ ok: true })
    expect(await find(replaced.id)).toMatchObject({ replacedAt: LATER })
    expect((await latestSetups(db(), [profileId])).get(profileId)?.id).toBe(again.ok && again.id)
  })

  test('is created once for a profile, even if several ask at once', async () => {
    const profileId = await makeDraft(context(), databricksOauthU2m)
    const made = await Promise.all(
      ['Ann', 'Bob', 'Ann'].map((actor) => createSetup(context({ actor }), ask(profileId))),
    )
    expect(made.map((each) => each.ok || each.reason).sort()).toEqual(['asked-before', 'asked-before', true])
  })

  test('is created only for an existing profile, and up to a limit for each admin', async () => {
    expect(await createSetup(context(), ask(randomUUID()))).toEqual({ ok: false, reason: 'no-profile' })
    const actor = `Busy ${randomUUID()}`
    for (let count = 0; count < MAX_OPEN_SETUPS - 2; count += 1) await make({ actor })
    const [profileId, ...ids] = await Promise.all(
      Array.from({ length: 5 }, () => makeDraft(context(), databricksOauthU2m)),
    )
    if (!profileId) throw new Error('There is no draft.')
    // Concurrent requests are counted too.
    const made = await Promise.all(ids.map((id) => createSetup(context({ actor }), ask(id))))
    expect(made.filter(({ ok }) => ok)).toHaveLength(2)
    const revoked = await make()
    await revokeSetup(context(), revoked.id)
    expect(await replaceSetup(context({ actor }), revoked.id)).toEqual({ ok: false, reason: 'too-many' })
    expect(await createSetup(context({ actor }), ask(profileId))).toEqual({ ok: false, reason: 'too-many' })
    expect(await createSetup(context({ actor, now: LATER }), { ...ask(profileId), expiresAt: LATER })).toMatchObject({
      ok: true,
    })
  })

  test('permits its session to act only while it is open', async () => {
    const { id, session } = await begin()
    const may = (now: Date) => withinSetup({ db: db(), now }, id, session, async () => true)
    expect(await may(NOW)).toBe(true)
    expect(await may(LATER)).toBeNull()
    expect(await withinSetup(context(), id, 'x', async () => true)).toBeNull()
    await revokeSetup(context(), id)
    expect(await may(NOW)).toBeNull()
  })

  test('can be finished only with every value, and changed afterwards only when reopened', async () => {
    const { id, session } = await begin()
    const finish = () => finishSetup(context(), id, session, databricksOauthU2m)
    expect(await finish()).toEqual({ ok: false, reason: 'missing' })
    const noFields = { fields: [] }
    expect(await finishSetup(context(), id, session, noFields)).toMatchObject({ ok: true })
    expect(await finishSetup(context(), id, session, noFields)).toEqual({ ok: false, reason: 'closed' })
    const finished = await find(id)
    expect([setupState(finished, NOW), isShown(finished, NOW)]).toEqual(['finished', true])
    expect([setupState(finished, LATER), isShown(finished, LATER)]).toEqual(['finished', false])
    expect(await reopenSetup(context({ now: LATER }), id)).toBe(false)
    expect(await reopenSetup(context(), id)).toBe(true)
    expect(await reopenSetup(context(), id)).toBe(false)
    expect(await withinSetup(context(), id, session, async () => true)).toBe(true)
  })

  test('shows the sender the recipient’s objection, and the trail each action', async () => {
    const { id, session, profileId } = await begin()
    expect(await saveObjection(context(), id, 'x', 'No')).toBeNull()
    expect(await saveObjection(context(), id, session, 'No billing, please')).toMatchObject({
      tooMuchNote: 'No billing, please',
    })
    await revokeSetup(context({ actor: 'Bob' }), id)
    const events = await profileEvents(db(), profileId, 20)
    expect(
      events
        .map(({ action, actor }) => [action, actor])
        .reverse()
        .slice(1),
    ).toEqual([
      ['setup.made', 'Ann'],
      ['setup.started', 'Dana (setup link)'],
      ['setup.too-much', 'Dana (setup link)'],
      ['setup.revoked', 'Bob'],
    ])
    expect(JSON.stringify(events)).not.toContain('No billing')
  })

  test('is deleted with its profile', async () => {
    const { id, profileId, session } = await begin()
    await deleteProfile(context(), profileId)
    expect(await findProfile(db(), profileId)).toBeNull()
    expect(await findSetupOfSession(db(), id, session)).toBeNull()
  })
})
