import { expect, test } from 'vitest'
import { databricksOauthU2m as guide } from '@/lib/guides/testing/databricks'
import { profileEvents } from '../audit/trail'
import { onDatabase } from '../db/testing/databases'
import { findProfile, openSecrets, type WriteContext } from '../profile/store'
import { saveSetupValues, saveValues } from './save-values'
import { DEFAULT_SETUP_MS } from './setup'
import { createSetup, findSetup, revokeSetup, startSetup } from './store'
import { makeDraft } from './testing/draft-profile'

const NOW = new Date('2026-11-28T10:00:00Z')
const ACCOUNT_ID = '11111111-2222-3333-4444-555555555555'
const CLIENT_ID = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'
const SECRET = `dose${'0123456789abcdef'.repeat(2)}`

onDatabase('the values of a setup', (db) => {
  const context = (): WriteContext => ({ db: db(), ring: [new Uint8Array(32).fill(1)], now: NOW, actor: 'Ann' })

  async function begin() {
    const profileId = await makeDraft(context(), guide)
    const expiresAt = new Date(NOW.getTime() + DEFAULT_SETUP_MS)
    const made = await createSetup(context(), { profileId, recipient: 'Dana', note: '', expiresAt })
    const started = made.ok ? await startSetup(db(), made.token, NOW) : null
    if (!started) throw new Error('It was not started.')
    return { profileId, id: started.setup.id, session: started.session }
  }

  test('are saved one by one in the recipient’s name, and the progress shows when they are complete', async () => {
    const setup = await begin()
    const save = (fields: Record<string, string>, secret = '') =>
      saveSetupValues(context(), setup, guide, { fields, secrets: { clientSecret: secret } }, false)
    expect(await save({ accountId: ACCOUNT_ID })).toMatchObject({ saved: ['accountId'], problems: [] })
    expect(await findSetup(db(), setup.id)).toMatchObject({ valuesAt: null })
    expect(await save({ accountId: ACCOUNT_ID, clientId: SECRET }, CLIENT_ID)).toMatchObject({
      saved: ['clientId', 'clientSecret'],
    })
    expect(await findSetup(db(), setup.id)).toMatchObject({ valuesAt: NOW })
    expect(await findProfile(db(), setup.profileId)).toMatchObject({
      fields: { accountId: ACCOUNT_ID, clientId: CLIENT_ID },
      secrets: { clientSecret: { setBy: 'Dana (setup link)' } },
    })
    expect(await openSecrets(db(), context().ring, setup.profileId)).toEqual({
      clientSecret: { ok: true, secret: SECRET },
    })
    const [event] = await profileEvents(db(), setup.profileId, 1)
    expect(event).toMatchObject({ actor: 'Dana (setup link)', details: { secretsReplaced: ['clientSecret'] } })
    const before = await findProfile(db(), setup.profileId)
    await save({ accountId: ACCOUNT_ID, clientId: CLIENT_ID })
    expect(await findProfile(db(), setup.profileId)).toEqual(before)
  })

  test('that two people save at once, in different fields, are all kept', async () => {
    const { profileId, ...setup } = await begin()
    await Promise.all([
      saveSetupValues(context(), setup, guide, { fields: { accountId: ACCOUNT_ID }, secrets: {} }, false),
      saveValues(context(), guide, profileId, { fields: { clientId: CLIENT_ID }, secrets: {} }, false),
      saveValues(context(), guide, profileId, { fields: {}, secrets: { clientSecret: SECRET } }, false),
    ])
    expect(await findProfile(db(), profileId)).toMatchObject({
      fields: { accountId: ACCOUNT_ID, clientId: CLIENT_ID },
      secrets: { clientSecret: {} },
    })
  })

  test('are not saved once the link is revoked, also at the same moment', async () => {
    const setup = await begin()
    const typed = { fields: { accountId: ACCOUNT_ID }, secrets: {} }
    const [saved] = await Promise.all([
      saveSetupValues(context(), setup, guide, typed, false),
      revokeSetup(context(), setup.id),
    ])
    const kept = (await findProfile(db(), setup.profileId))?.fields.accountId
    expect(kept).toBe(saved ? ACCOUNT_ID : '')
    expect(await saveSetupValues(context(), setup, guide, typed, false)).toBeNull()
    expect(await saveSetupValues(context(), { ...setup, session: 'x' }, guide, typed, false)).toBeNull()
  })
})
