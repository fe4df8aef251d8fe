import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { acmeOauth } from '@/e2e/fixtures/acme'
import { latestEvents, profileChanges, profileEvents, record } from '../audit/trail'
import type { Database } from '../db/database'
import { profiles, type SealedSecret } from '../db/schema'
import { onDatabase } from '../db/testing/databases'
import { type KeyRing, seal } from '../security/seal'
import { loadListView } from '../url-params'
import { PAGE_SIZE } from './page-size'
import type { ProfileInput } from './profile'
import {
  bindSecrets,
  createProfile,
  deleteProfile,
  findProfile,
  listProfiles,
  openSecrets,
  openSecretToSend,
  profilesOfSameClient,
  resealSecrets,
  updateProfile,
  type WriteContext,
} from './store'

const RING: KeyRing = [new Uint8Array(32).fill(1)]
const OTHER_RING: KeyRing = [new Uint8Array(32).fill(2)]
const GUIDE = {
  connector: 'acme',
  slug: 'oauth',
  fields: acmeOauth.fields,
  clouds: [
    { id: 'aws', label: 'AWS', host: 'aws.example' },
    { id: 'gcp', label: 'Google Cloud', host: 'gcp.example' },
  ],
}
const AWS = 'https://aws.example'
const SECRET = 'canary-secret-in-the-store'

const INPUT: ProfileInput = {
  name: 'Production',
  cloud: 'aws',
  fields: { accountId: '11111111-2222-3333-4444-555555555555', clientId: 'client' },
  scopes: 'scim offline_access',
  actions: ['list_users'],
}

function context(db: Database, more: Partial<WriteContext> = {}): WriteContext {
  return { db, ring: RING, now: new Date('2026-11-23T10:00:00Z'), actor: 'Ann', ...more }
}

const NOW = new Date('2026-11-28T12:00:00Z')

function list(db: Database, query: Record<string, string>, now = NOW) {
  return listProfiles(db, loadListView(query), now)
}

async function make(db: Database, input: Partial<ProfileInput> = {}, submissionId: string = randomUUID()) {
  const id = randomUUID()
  const made = await createProfile(context(db), {
    id,
    submissionId,
    connector: 'acme',
    guide: 'oauth',
    input: { ...INPUT, name: `Profile ${id}`, ...input },
    secrets: { clientSecret: SECRET },
    secretFor: AWS,
  })
  return { id, made }
}

/** Changes the stored facts of a secret. */
async function changeSecret(db: Database, id: string, change: Partial<SealedSecret>): Promise<void> {
  const [row] = await db.select().from(profiles).where(eq(profiles.id, id))
  const before = row?.secrets.clientSecret ?? expect.fail('The profile has no secret.')
  await db
    .update(profiles)
    .set({ secrets: { ...row?.secrets, clientSecret: { ...before, ...change } } })
    .where(eq(profiles.id, id))
}

onDatabase('the store of profiles', (db) => {
  test('returns the saved values, without the secret', async () => {
    const { id } = await make(db(), { name: 'Whole' })
    const profile = await findProfile(db(), id)
    expect(profile).toMatchObject({ ...INPUT, name: 'Whole', version: 1, createdBy: 'Ann' })
    expect(profile?.secrets).toEqual({ clientSecret: { setAt: '2026-11-23T10:00:00.000Z', setBy: 'Ann', for: AWS } })
    expect(profile?.createdAt).toEqual(new Date('2026-11-23T10:00:00Z'))
    expect(JSON.stringify(profile)).not.toContain(SECRET)
    expect((await openSecrets(db(), RING, id)).clientSecret).toEqual({ ok: true, secret: SECRET })
  })

  test('no row holds a secret in plain text', async () => {
    await make(db())
    const rows = await db().execute(
      sql`select p::text as row from profiles p union all select a::text from audit_events a`,
    )
    expect(JSON.stringify(rows)).not.toContain(SECRET)
  })

  test('one form, sent five times at once, creates one profile', async () => {
    const submissionId = randomUUID()
    const made = await Promise.all(Array.from({ length: 5 }, () => make(db(), { name: 'Sent often' }, submissionId)))
    const ids = new Set(made.map(({ made }) => (made.ok ? made.id : 'refused')))
    expect(ids.size).toBe(1)
    expect((await list(db(), { q: 'Sent often' })).total).toBe(1)
  })

  test('a used name is refused in any case, when creating and changing', async () => {
    await make(db(), { name: 'Taken' })
    expect((await make(db(), { name: 'TAKEN' })).made).toEqual({ ok: false, reason: 'name-taken' })
    const { id } = await make(db())
    const change = { id, guide: GUIDE, version: 1, input: { ...INPUT, name: 'taken' }, secrets: {} }
    expect(await updateProfile(context(db()), change)).toEqual({ ok: false, reason: 'name-taken' })
  })

  test('a repeated form with other values is refused, and its first profile stays', async () => {
    const submissionId = randomUUID()
    const { id } = await make(db(), { name: 'Sent first' }, submissionId)
    expect((await make(db(), { name: 'Sent then' }, submissionId)).made).toEqual({ ok: false, reason: 'sent-before' })
    expect(await findProfile(db(), id)).toMatchObject({ name: 'Sent first' })
  })

  test('a repeated form with another secret is refused too', async () => {
    const submissionId = randomUUID()
    const { id } = await make(db(), { name: 'One secret' }, submissionId)
    const again = await createProfile(context(db()), {
      id: randomUUID(),
      submissionId,
      connector: 'acme',
      guide: 'oauth',
      input: { ...INPUT, name: 'One secret' },
      secrets: { clientSecret: 'another' },
      secretFor: AWS,
    })
    expect(again).toEqual({ ok: false, reason: 'sent-before' })
    expect((await openSecrets(db(), RING, id)).clientSecret).toEqual({ ok: true, secret: SECRET })
  })

  test('a form does not recreate its deleted profile', async () => {
    const { id } = await make(db())
    await deleteProfile(context(db()), id)
    const again = {
      ...{ id, submissionId: id, connector: 'acme', guide: 'oauth', input: INPUT },
      ...{ secrets: { clientSecret: SECRET }, secretFor: AWS },
    }
    expect(await createProfile(context(db()), again)).toEqual({ ok: false, reason: 'deleted' })
    expect(await findProfile(db(), id)).toBeNull()
  })

  test('a secret is sent only to the host that it was entered for', async () => {
    const { id } = await make(db())
    expect(await openSecretToSend(db(), RING, id, 'clientSecret', AWS)).toEqual({ ok: true, secret: SECRET })
    const elsewhere = { ok: false, reason: 'elsewhere', secretFor: AWS }
    expect(await openSecretToSend(db(), RING, id, 'clientSecret', 'https://gcp.example')).toEqual(elsewhere)
    // Changing the row is not enough, because the seal has the host too.
    await changeSecret(db(), id, { for: 'https://gcp.example' })
    expect(await openSecretToSend(db(), RING, id, 'clientSecret', 'https://gcp.example')).toEqual({
      ok: false,
      reason: 'corrupt',
    })
  })

  test('a change of the host requires the secret again, and binds it to the new host', async () => {
    const { id } = await make(db())
    const moved = { ...INPUT, name: `Moved ${id}`, cloud: 'gcp' }
    const change = { id, guide: GUIDE, version: 1, input: moved, secrets: {} }
    const refused = { ok: false, reason: 'secret-elsewhere', key: 'clientSecret', secretFor: AWS }
    expect(await updateProfile(context(db()), change)).toEqual(refused)
    expect(await findProfile(db(), id)).toMatchObject({ version: 1, cloud: 'aws' })
    expect(await updateProfile(context(db()), { ...change, secrets: { clientSecret: 'for gcp' } })).toEqual({
      ok: true,
    })
    expect(await openSecretToSend(db(), RING, id, 'clientSecret', 'https://gcp.example')).toEqual({
      ok: true,
      secret: 'for gcp',
    })
    expect(await openSecretToSend(db(), RING, id, 'clientSecret', AWS)).toMatchObject({ reason: 'elsewhere' })
  })

  test('a cloud with a new host or API requires the secret again', async () => {
    const { id } = await make(db())
    for (const cloud of [{ host: 'new.example' }, { host: 'aws.example', apiHost: 'api.example' }]) {
      const guide = { ...GUIDE, clouds: [{ id: 'aws', label: 'AWS', ...cloud }] }
      const change = { id, guide, version: 1, input: { ...INPUT, name: `Stays ${id}` }, secrets: {} }
      expect(await updateProfile(context(db()), change)).toMatchObject({ reason: 'secret-elsewhere' })
    }
  })

  test('a secret saved without a host is bound to its profile’s host, once', async () => {
    const { id } = await make(db())
    const sealed = await seal(RING, `profiles/${id}/client_secret`, SECRET)
    await changeSecret(db(), id, { sealed, for: null })
    expect(await openSecretToSend(db(), RING, id, 'clientSecret', AWS)).toMatchObject({ ok: false })
    const input = { ...INPUT, name: `Old ${id}`, cloud: 'gcp' }
    const change = { id, guide: GUIDE, version: 1, input, secrets: {} }
    expect(await updateProfile(context(db()), change)).toMatchObject({ reason: 'secret-elsewhere', secretFor: AWS })
    expect(await bindSecrets(context(db()), () => null)).toBe(0)
    expect(await bindSecrets(context(db()), ({ cloud }) => `https://${cloud}.example`)).toBe(1)
    expect(await bindSecrets(context(db()), () => 'https://another.example')).toBe(0)
    expect(await openSecretToSend(db(), RING, id, 'clientSecret', AWS)).toEqual({ ok: true, secret: SECRET })
  })

  test('other profiles of the same app are found on the same cloud only', async () => {
    const clientId = randomUUID()
    const fields = { accountId: 'one', clientId }
    const others = { accountId: 'another', clientId: clientId.toUpperCase() }
    const { id } = await make(db(), { fields })
    const other = await make(db(), { fields: others })
    await make(db(), { fields, cloud: 'gcp' })
    const profile = (await findProfile(db(), id)) ?? expect.fail('The profile is gone.')
    const found = await profilesOfSameClient(db(), profile, 'clientId')
    expect(found).toEqual([{ id: other.id, name: `Profile ${other.id}`, fields: others }])
    for (const key of ['', 'gone', 'constructor']) expect(await profilesOfSameClient(db(), profile, key)).toEqual([])
  })

  test('one change sent twice at once is saved once, without a conflict', async () => {
    const { id } = await make(db())
    const change = {
      id,
      guide: GUIDE,
      version: 1,
      input: { ...INPUT, name: `Twice ${id}` },
      secrets: { clientSecret: 'new' },
    }
    const results = await Promise.all([updateProfile(context(db()), change), updateProfile(context(db()), change)])
    expect(results).toEqual([{ ok: true }, { ok: true }])
    expect(await findProfile(db(), id)).toMatchObject({ version: 2 })
  })

  test('the changes of a profile are found among its other events', async () => {
    const { id } = await make(db())
    const input = { ...INPUT, name: `Busy ${id}` }
    await updateProfile(context(db(), { actor: 'Bob' }), { id, guide: GUIDE, version: 1, input, secrets: {} })
    const exported = { at: new Date(), actor: 'Cem', action: 'profile.exported', profileId: id } as const
    for (let index = 0; index < 20; index++) await record(db(), exported)
    expect((await profileChanges(db(), id, 10)).map(({ actor }) => actor)).toEqual(['Bob'])
  })

  test('a change that was checked by another guide is refused', async () => {
    const { id } = await make(db())
    const guide = { ...GUIDE, slug: 'other' }
    const change = { id, guide, version: 1, input: INPUT, secrets: {} }
    expect(await updateProfile(context(db()), change)).toEqual({ ok: false, reason: 'gone' })
  })

  test('the second of two changes of one version is refused, and returns the present values', async () => {
    const { id } = await make(db())
    const first = {
      id,
      guide: GUIDE,
      version: 1,
      input: { ...INPUT, name: 'First wins', scopes: 'first' },
      secrets: {},
    }
    const second = { ...first, input: { ...INPUT, name: 'Second waits' } }
    const results = await Promise.all([
      updateProfile(context(db(), { actor: 'Bob' }), first),
      updateProfile(context(db(), { actor: 'Cem' }), second),
    ])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    const refused = results.find(({ ok }) => !ok)
    expect(refused).toMatchObject({ reason: 'changed', current: { version: 2 } })
  })

  test('a change without a secret keeps it, and one with a secret replaces it and records the author', async () => {
    const { id } = await make(db())
    await updateProfile(context(db(), { actor: 'Bob' }), {
      id,
      guide: GUIDE,
      version: 1,
      input: { ...INPUT, name: `Kept ${id}` },
      secrets: {},
    })
    expect((await openSecrets(db(), RING, id)).clientSecret).toEqual({ ok: true, secret: SECRET })
    await updateProfile(context(db(), { actor: 'Bob' }), {
      id,
      guide: GUIDE,
      version: 2,
      input: { ...INPUT, name: `Kept ${id}` },
      secrets: { clientSecret: 'another' },
    })
    expect((await openSecrets(db(), RING, id)).clientSecret).toEqual({ ok: true, secret: 'another' })
    expect(await findProfile(db(), id)).toMatchObject({
      secrets: { clientSecret: { setBy: 'Bob' } },
      version: 3,
    })
  })

  test('a sealed secret that is moved to another row does not open', async () => {
    const [from, to] = [await make(db()), await make(db())]
    const [row] = await db().select().from(profiles).where(eq(profiles.id, from.id))
    await changeSecret(db(), to.id, { sealed: row?.secrets.clientSecret?.sealed ?? '' })
    expect((await openSecrets(db(), RING, to.id)).clientSecret).toEqual({ ok: false, reason: 'corrupt' })
  })

  test('a missing key and a damaged row have different errors', async () => {
    const { id } = await make(db())
    expect((await openSecrets(db(), OTHER_RING, id)).clientSecret).toEqual({ ok: false, reason: 'unknown-key' })
    await changeSecret(db(), id, { sealed: 'rubbish' })
    expect((await openSecrets(db(), RING, id)).clientSecret).toEqual({ ok: false, reason: 'corrupt' })
  })

  test('the trail records who did what, and cannot be changed', async () => {
    const { id } = await make(db())
    const input = { ...INPUT, name: `Renamed ${id}`, fields: { ...INPUT.fields, clientId: 'new' } }
    await updateProfile(context(db(), { actor: 'Bob' }), {
      id,
      guide: GUIDE,
      version: 1,
      input,
      secrets: { clientSecret: 'another-canary' },
    })
    await deleteProfile(context(db(), { actor: 'Cem' }), id)
    const events = await profileEvents(db(), id, 10)
    expect(events.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      'Cem profile.deleted',
      'Bob profile.changed',
      'Ann profile.created',
    ])
    expect(events[1]?.details).toMatchObject({
      version: 2,
      secretsReplaced: ['clientSecret'],
      changes: { clientId: { from: 'client', to: 'new' } },
    })
    expect(JSON.stringify(events)).not.toContain('canary')
    for (const attack of [
      sql`update audit_events set actor = 'nobody'`,
      sql`delete from audit_events`,
      sql`truncate audit_events`,
    ]) {
      await expect(db().execute(attack)).rejects.toThrow()
    }
    expect(await latestEvents(db(), 1)).toMatchObject([{ action: 'profile.deleted', profileName: input.name }])
  })

  test('deleting twice reports that the profile is gone', async () => {
    const { id } = await make(db())
    expect(await deleteProfile(context(db()), id)).toBe(true)
    expect(await deleteProfile(context(db()), id)).toBe(false)
    expect(await findProfile(db(), id)).toBeNull()
  })

  test('a change of a deleted profile reports that it is gone', async () => {
    const change = { id: randomUUID(), guide: GUIDE, version: 1, input: INPUT, secrets: {} }
    expect(await updateProfile(context(db()), change)).toEqual({ ok: false, reason: 'gone' })
  })

  test('the list pages, sorts and searches, with % and _ as plain characters', async () => {
    for (let index = 0; index < PAGE_SIZE + 3; index++)
      await make(db(), { name: `Page ${String(index).padStart(3, '0')}` })
    await make(db(), { name: 'odd 100%_done' })
    const first = await list(db(), { q: 'page', sort: 'name' })
    expect(first.total).toBe(PAGE_SIZE + 3)
    expect(first.rows).toHaveLength(PAGE_SIZE)
    expect(first.rows[0]?.name).toBe('Page 000')
    const second = await list(db(), { q: 'page', sort: '-name', page: '2' })
    expect(second.rows.map(({ name }) => name)).toEqual(['Page 002', 'Page 001', 'Page 000'])
    expect((await list(db(), { q: '0%_d' })).rows.map(({ name }) => name)).toEqual(['odd 100%_done'])
    for (const sort of ['tested', '-tested', 'sign-in', '-sign-in', 'updated', '-updated']) {
      expect((await list(db(), { q: 'page', sort })).rows).toHaveLength(PAGE_SIZE)
    }
  })

  test('the list filters by standing, by due date, and by person', async () => {
    const day = (days: number) => new Date(NOW.getTime() + days * 86_400_000)
    const marks = {
      ready: { lastTestOutcome: 'ready', signInAgainBy: day(90) },
      due: { lastTestOutcome: 'ready', signInAgainBy: day(14) },
      overdue: { lastTestOutcome: 'ready', signInAgainBy: day(-1) },
      failed: { lastTestOutcome: 'failed' },
      incomplete: { lastTestOutcome: 'incomplete' },
      untested: {},
    } as const
    for (const [name, mark] of Object.entries(marks)) {
      const { id } = await make(db(), { name: `narrow ${name}` })
      await db()
        .update(profiles)
        .set({ updatedBy: 'Zoe', ...mark })
        .where(eq(profiles.id, id))
    }
    const found = async (query: Record<string, string>) =>
      (await list(db(), { q: 'narrow', sort: 'name', ...query })).rows.map(({ name }) => name.slice('narrow '.length))
    expect(await found({})).toEqual(['due', 'failed', 'incomplete', 'overdue', 'ready', 'untested'])
    expect(await found({ show: 'ready' })).toEqual(['due', 'overdue', 'ready'])
    expect(await found({ show: 'failed' })).toEqual(['failed'])
    expect(await found({ show: 'incomplete' })).toEqual(['incomplete'])
    expect(await found({ show: 'untested' })).toEqual(['untested'])
    expect(await found({ show: 'due' })).toEqual(['due', 'overdue'])
    expect(await found({ show: 'failed', q: 'narrow zoe' })).toEqual(['failed'])
    expect(await found({ q: 'narrow bob' })).toEqual([])
  })

  test('rotation reseals with the first key, and skips secrets that it cannot open', async () => {
    const [lost, kept] = [await make(db()), await make(db())]
    await changeSecret(db(), lost.id, { sealed: 'rubbish' })
    const ring: KeyRing = [...OTHER_RING, ...RING]
    const counts = await resealSecrets(context(db(), { ring, actor: 'command line' }))
    expect(counts.unreadable).toBeGreaterThan(0)
    expect(counts.resealed).toBeGreaterThan(0)
    expect((await openSecrets(db(), OTHER_RING, kept.id)).clientSecret).toEqual({ ok: true, secret: SECRET })
    expect((await resealSecrets(context(db(), { ring }))).resealed).toBe(0)
  })

  test('a profile may have no secret, or several, each kept and replaced separately', async () => {
    const none = randomUUID()
    const base = { connector: 'acme', guide: 'oauth', secretFor: AWS }
    const input = { ...INPUT, name: `None ${none}`, fields: {} }
    await createProfile(context(db()), { ...base, id: none, submissionId: none, input, secrets: {} })
    expect(await openSecrets(db(), RING, none)).toEqual({})
    expect(await openSecretToSend(db(), RING, none, 'clientSecret', AWS)).toBeNull()

    const id = randomUUID()
    const both = { ...INPUT, name: `Both ${id}` }
    const secrets = { apiToken: 'canary-one', adminKey: 'canary-two' }
    await createProfile(context(db()), { ...base, id, submissionId: id, input: both, secrets })
    const change = { id, guide: GUIDE, version: 1, input: both, secrets: { adminKey: 'canary-three' } }
    expect(await updateProfile(context(db(), { actor: 'Bob' }), change)).toEqual({ ok: true })
    expect(await openSecrets(db(), RING, id)).toEqual({
      apiToken: { ok: true, secret: 'canary-one' },
      adminKey: { ok: true, secret: 'canary-three' },
    })
    expect((await findProfile(db(), id))?.secrets).toMatchObject({
      apiToken: { setBy: 'Ann' },
      adminKey: { setBy: 'Bob' },
    })
    // Each is sealed for its own field.
    const [row] = await db().select().from(profiles).where(eq(profiles.id, id))
    const { apiToken, adminKey } = row?.secrets ?? {}
    if (!apiToken || !adminKey) throw new Error('The secrets are gone.')
    await db()
      .update(profiles)
      .set({ secrets: { apiToken: adminKey, adminKey: apiToken } })
      .where(eq(profiles.id, id))
    expect(await openSecrets(db(), RING, id)).toMatchObject({ apiToken: { ok: false }, adminKey: { ok: false } })
  })

  test('the search covers values of fields, not their names', async () => {
    const region = `region-${randomUUID()}`
    const { id } = await make(db(), { fields: { region } })
    const found = await listProfiles(db(), loadListView({ q: region.toUpperCase() }), NOW)
    expect(found.rows.map((row) => row.id)).toEqual([id])
    expect((await listProfiles(db(), loadListView({ q: 'clientId' }), NOW)).total).toBe(0)
  })

  test('a change of the host’s variable part requires the secret again', async () => {
    const guide = { ...GUIDE, clouds: [{ id: 'aws', label: 'AWS', host: '{site}.aws.example' }] }
    const id = randomUUID()
    const input = { ...INPUT, name: `Site ${id}`, fields: { site: 'north' } }
    const secretFor = 'https://north.aws.example'
    const base = { connector: 'acme', guide: 'oauth', secrets: { clientSecret: SECRET }, secretFor }
    await createProfile(context(db()), { ...base, id, submissionId: id, input })
    const moved = { id, guide, version: 1, input: { ...input, fields: { site: 'south' } }, secrets: {} }
    expect(await updateProfile(context(db()), moved)).toMatchObject({ reason: 'secret-elsewhere', secretFor })
    const same = { ...moved, input: { ...input, fields: { site: 'NORTH' } } }
    expect(await updateProfile(context(db()), same)).toEqual({ ok: true })
  })
})
