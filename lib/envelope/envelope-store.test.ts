import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { acmeOauth } from '@/e2e/fixtures/acme'
import { profileEvents } from '../audit/trail'
import type { Database } from '../db/database'
import { onDatabase } from '../db/testing/databases'
import { createProfile, eraseSecrets, findProfile, resealSecrets, updateProfile } from '../profile/store'
import type { KeyRing } from '../security/seal'
import { envelopeEnd } from './envelope'
import { allowEnvelope, lastEnvelope, mayGive, takeEnvelope, withdrawEnvelope } from './envelope-store'

const RING: KeyRing = [new Uint8Array(32).fill(1)]
const OTHER_RING: KeyRing = [new Uint8Array(32).fill(2)]
const NOW = new Date('2026-11-28T12:00:00Z')
const UNTIL = envelopeEnd('1', NOW)
const SECRET = 'canary-secret-in-an-envelope'
const GIVER = 'the key of Ann'
const RECEIVER = 'ina@example.com'
const GUIDE = {
  connector: 'acme',
  slug: 'oauth',
  fields: acmeOauth.fields,
  clouds: [{ id: 'aws', label: 'AWS', host: 'aws.example' }],
}
const INPUT = { cloud: 'aws', fields: { clientId: 'client' }, scopes: '', actions: [] }

function context(db: Database, actor = 'Ann') {
  return { db, ring: RING, now: NOW, actor, typist: GIVER }
}

async function makeProfile(db: Database, copied: readonly string[] = []): Promise<string> {
  const id = randomUUID()
  const secrets = { clientSecret: SECRET }
  const names = { connector: 'acme', guide: 'oauth' }
  const input = { ...INPUT, name: id }
  await createProfile(context(db), {
    ...names,
    id,
    submissionId: id,
    input,
    secrets,
    copied,
    secretFor: 'https://aws.example',
  })
  return id
}

async function allow(db: Database, profileId: string, receiver: string | null = RECEIVER): Promise<string> {
  const allowed = await allowEnvelope(context(db), { profileId, giverKey: GIVER, receiver, until: UNTIL })
  if (!allowed.ok) throw new Error(allowed.reason)
  return allowed.id
}

onDatabase('a permission to copy a secret', (db) => {
  const take = (id: string, more: { receiver?: string | null; now?: Date; ring?: KeyRing } = {}) => {
    const { receiver = RECEIVER, ...changes } = more
    return takeEnvelope({ ...context(db(), 'Ina'), ...changes }, { id, receiver })
  }
  const state = async (profileId: string, now = NOW) => (await lastEnvelope(db(), profileId, now))?.state

  test('is used once, even if several try at once, and the giver sees who used it', async () => {
    const profileId = await makeProfile(db())
    const id = await allow(db(), profileId)
    expect(await state(profileId)).toBe('open')
    const results = await Promise.all(Array.from({ length: 8 }, () => take(id)))
    expect(results.filter(({ ok }) => ok)).toEqual([{ ok: true, secrets: { clientSecret: SECRET } }])
    expect(await take(id)).toEqual({ ok: false, reason: 'not-open' })
    expect(await lastEnvelope(db(), profileId, NOW)).toMatchObject({ state: 'taken', giver: 'Ann', takenBy: 'Ina' })
    const events = await profileEvents(db(), profileId, 10)
    expect(events.map(({ action, actor }) => `${action} ${actor}`)).toEqual([
      'envelope.taken Ina',
      'envelope.allowed Ann',
      'profile.created Ann',
    ])
    expect(JSON.stringify(events)).not.toContain(SECRET)
  })

  test('works only for the named receiver, whose address ignores case, until it expires', async () => {
    const profileId = await makeProfile(db())
    const id = await allow(db(), profileId)
    for (const refused of [{ receiver: 'bob@example.com' }, { receiver: null }, { now: UNTIL }]) {
      expect(await take(id, refused)).toEqual({ ok: false, reason: 'not-open' })
    }
    expect(await state(profileId, UNTIL)).toBe('expired')
    expect(await take(id, { receiver: 'Ina@Example.com' })).toMatchObject({ ok: true })
    const other = await makeProfile(db())
    const forCode = await allow(db(), other, null)
    expect(await take(forCode)).toEqual({ ok: false, reason: 'not-open' })
    expect(await take(forCode, { receiver: null })).toMatchObject({ ok: true })
  })

  test('can be given only by the admin who typed the current secret, not by one who copied the profile', async () => {
    const [typed, copied] = [await makeProfile(db()), await makeProfile(db(), ['clientSecret'])]
    const permission = { giverKey: GIVER, receiver: RECEIVER, until: UNTIL }
    expect([await mayGive(db(), typed, GIVER), await mayGive(db(), typed, 'another')]).toEqual([true, false])
    expect(await mayGive(db(), copied, GIVER)).toBe(false)
    const refused = { ok: false, reason: 'not-theirs' }
    expect(await allowEnvelope(context(db()), { ...permission, profileId: copied })).toEqual(refused)
    expect(await allowEnvelope(context(db()), { ...permission, profileId: typed, giverKey: 'another' })).toEqual(
      refused,
    )
  })

  test('ends when it is withdrawn or given again, and when the secret is changed or erased', async () => {
    const profileId = await makeProfile(db())
    const [first, second] = [await allow(db(), profileId), await allow(db(), profileId)]
    expect(await take(first)).toEqual({ ok: false, reason: 'not-open' })
    expect(await withdrawEnvelope(context(db()), profileId)).toBe(true)
    expect(await withdrawEnvelope(context(db()), profileId)).toBe(false)
    expect([await take(second), await state(profileId)]).toEqual([{ ok: false, reason: 'not-open' }, 'withdrawn'])

    const third = await allow(db(), profileId)
    const change = { id: profileId, guide: GUIDE, version: 1, input: { ...INPUT, name: profileId } }
    await updateProfile(context(db()), { ...change, secrets: { clientSecret: `${SECRET}2` } })
    expect([await take(third), await state(profileId)]).toEqual([{ ok: false, reason: 'not-open' }, 'outdated'])

    const fourth = await allow(db(), profileId)
    expect(await eraseSecrets(context(db()), profileId)).toBe(true)
    expect(await eraseSecrets(context(db()), profileId)).toBe(false)
    expect([await take(fourth), await state(profileId)]).toEqual([{ ok: false, reason: 'not-open' }, 'outdated'])
    expect(await findProfile(db(), profileId)).toMatchObject({ secrets: {}, version: 2 })
  })

  test('survives resealing with another key, and is not used up by a secret that does not open', async () => {
    const profileId = await makeProfile(db())
    const id = await allow(db(), profileId)
    expect(await take(id, { ring: OTHER_RING })).toEqual({ ok: false, reason: 'unreadable' })
    expect(await state(profileId)).toBe('open')
    await resealSecrets({ ...context(db()), ring: [...OTHER_RING, ...RING] })
    expect(await take(id, { ring: OTHER_RING })).toMatchObject({ ok: true, secrets: { clientSecret: SECRET } })
  })

  test('gives the old secret or none if the profile is changed at the same moment', async () => {
    const profileId = await makeProfile(db())
    const id = await allow(db(), profileId)
    const change = { id: profileId, guide: GUIDE, version: 1, input: { ...INPUT, name: profileId } }
    const [taken] = await Promise.all([
      take(id),
      updateProfile(context(db()), { ...change, secrets: { clientSecret: 'another secret' } }),
    ])
    expect([
      { ok: true, secrets: { clientSecret: SECRET } },
      { ok: false, reason: 'not-open' },
    ]).toContainEqual(taken)
  })

  test('stays the only valid one if several are given at once', async () => {
    const profileId = await makeProfile(db())
    const ids = await Promise.all([allow(db(), profileId), allow(db(), profileId), allow(db(), profileId)])
    const results = await Promise.all(ids.map((id) => take(id)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  })
})
