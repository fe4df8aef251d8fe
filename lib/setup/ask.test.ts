import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { latestEvents } from '../audit/trail'
import { profiles } from '../db/schema'
import { onDatabase } from '../db/testing/databases'
import { loadSelection } from '../guide/search-params'
import { databricksOauthU2m as guide } from '../guides/testing/databricks'
import { findProfile, listProfiles, type WriteContext } from '../profile/store'
import { loadListView } from '../url-params'
import { askForNewProfile, askForProfile } from './ask'
import { setupsInWords } from './load-view.server'
import { DEFAULT_SETUP_MS, MAX_OPEN_SETUPS } from './setup'
import { findSetup, findSetupByToken, replaceSetup, setupsOfProfile } from './store'

const NOW = new Date('2026-11-28T10:00:00Z')
const ORDER = { name: 'Production', recipient: 'Dana', note: '', hours: 24 }
const SELECTION = loadSelection(guide, new URLSearchParams('actions=list_users&cloud=gcp'))

onDatabase('a request to a recipient', (db) => {
  beforeEach(async () => {
    await db().execute(sql`truncate ${profiles} cascade`)
  })

  const context = (more: Partial<WriteContext> = {}): WriteContext => ({
    ...{ db: db(), ring: [new Uint8Array(32).fill(1)], now: NOW, actor: 'Ann' },
    ...more,
  })
  const ask = (changes: Partial<typeof ORDER> = {}, submissionId: string = randomUUID(), more = {}) =>
    askForNewProfile(context(more), {
      ...{ guide, selection: SELECTION, order: { ...ORDER, ...changes }, senderEmail: 'ann@example.com', submissionId },
    })
  const names = async () => (await listProfiles(db(), loadListView({}), NOW)).rows.map(({ name }) => name)

  test('creates a link and a profile with the selection and no values', async () => {
    const asked = await ask()
    if (!asked.ok) throw new Error(asked.reason)
    expect(asked.expiresAt).toEqual(new Date(NOW.getTime() + DEFAULT_SETUP_MS))
    expect(await findSetupByToken(db(), asked.token, NOW)).toMatchObject({
      ...{ profileId: asked.profileId, recipient: 'Dana', createdBy: 'Ann', senderEmail: 'ann@example.com' },
    })
    expect(await findProfile(db(), asked.profileId)).toMatchObject({
      ...{ name: 'Production', cloud: 'gcp', actions: ['databricks_list_users'], scopes: 'scim offline_access' },
      ...{ secrets: {}, fields: { accountId: '', clientId: '' } },
    })
  })

  test('sent twice creates one profile, and keeps the first link valid', async () => {
    const form = randomUUID()
    const [first, second] = [await ask({}, form), await ask({}, form)]
    if (!first.ok) throw new Error(first.reason)
    expect(second).toEqual({ ok: false, reason: 'asked-before', profileId: first.profileId })
    expect(await findSetupByToken(db(), first.token, NOW)).not.toBeNull()
    expect(await setupsOfProfile(db(), first.profileId)).toHaveLength(1)
    const { profileId } = first
    const again = await askForProfile(context(), profileId, { ...ORDER, senderEmail: null })
    expect(again).toEqual({ ok: false, reason: 'asked-before', profileId })
    expect(await ask({ name: 'Other' }, form)).toMatchObject({ reason: 'sent-before' })
    expect(await ask()).toMatchObject({ reason: 'name-taken' })
    expect(await names()).toEqual(['Production'])
  })

  test('sent several times at once creates one profile and one link', async () => {
    const form = randomUUID()
    const asked = await Promise.all([ask({}, form), ask({}, form), ask({}, form)])
    const made = asked.filter((each) => each.ok)
    expect(made).toHaveLength(1)
    expect(await setupsOfProfile(db(), made[0]?.profileId ?? '')).toHaveLength(1)
  })

  test('beyond an admin’s limit creates and removes nothing, and does not affect other admins', async () => {
    let last = ''
    for (let count = 0; count < MAX_OPEN_SETUPS; count += 1) {
      const asked = await ask({ name: `Profile ${count}` })
      if (asked.ok) last = asked.setupId
    }
    const events = (await latestEvents(db(), 1))[0]?.id
    expect(await ask({ name: 'One more' })).toEqual({ ok: false, reason: 'too-many' })
    expect(await names()).not.toContain('One more')
    expect((await latestEvents(db(), 1))[0]?.id).toBe(events)
    // A replacement does not count against the limit.
    expect(await replaceSetup(context(), last)).toMatchObject({ ok: true })
    const of = await ask({ name: 'Of Bob' }, undefined, { actor: 'Bob' })
    if (!of.ok) throw new Error(of.reason)
    expect(await replaceSetup(context(), of.setupId)).toEqual({ ok: false, reason: 'too-many' })
    expect(await findSetupByToken(db(), of.token, NOW)).not.toBeNull()
  })

  test('renewed by another sender has that sender’s address', async () => {
    const asked = await ask()
    if (!asked.ok) throw new Error(asked.reason)
    const replaced = await replaceSetup(context({ actor: 'Bob' }), asked.setupId, 'bob@example.com')
    if (!replaced.ok) throw new Error(replaced.reason)
    // The same form sent twice keeps the first link: it may be in a message already.
    expect(await replaceSetup(context(), asked.setupId)).toEqual({ ok: false, reason: 'gone' })
    expect(await findSetupByToken(db(), replaced.token, NOW)).not.toBeNull()
    expect(await findSetup(db(), replaced.id)).toMatchObject({ createdBy: 'Bob', senderEmail: 'bob@example.com' })
  })

  test('is listed under “setup” while it is open, also after it expired', async () => {
    const [waiting, other] = [await ask(), await ask({ name: 'Other' })]
    if (!waiting.ok || !other.ok) throw new Error('Not made.')
    await db().execute(sql`update setups set finished_at = ${NOW.toISOString()} where profile_id = ${other.profileId}`)
    const view = { ...loadListView({}), show: 'setup' as const }
    for (const [now, words] of [
      [NOW, 'Setup by Dana: link created'],
      [new Date(NOW.getTime() + DEFAULT_SETUP_MS), 'Setup by Dana: link expired'],
    ] as const) {
      const { rows } = await listProfiles(db(), view, now)
      expect(rows.map(({ id }) => id)).toEqual([waiting.profileId])
      const shown = [waiting, other].map(({ profileId }) => ({ id: profileId, lastTestOutcome: null }))
      expect([...(await setupsInWords(db(), shown, now))]).toEqual([[waiting.profileId, words]])
    }
    // A ready test completes the setup: it needs no other link.
    const lastTestOutcome = 'ready'
    await db().update(profiles).set({ lastTestOutcome })
    const later = new Date(NOW.getTime() + DEFAULT_SETUP_MS)
    expect((await listProfiles(db(), view, later)).rows).toEqual([])
    expect([...(await setupsInWords(db(), [{ id: waiting.profileId, lastTestOutcome }], later))]).toEqual([])
    expect((await listProfiles(db(), view, NOW)).rows).toHaveLength(1)
  })
})
