import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { closeDatabase, database } from '../db/connection'
import { startEmbedded, stopEmbedded } from '../db/embedded/embedded'
import { profiles } from '../db/schema'
import { env } from '../env'
import { keyRing } from '../security/key-ring.server'
import { seal } from '../security/seal'
import { createProfile, findProfile, openSecretToSend } from './store'
import { openStore } from './store-context.server'

// The guides read the environment when they are loaded.
const folder = await vi.hoisted(async () => {
  const [{ mkdtempSync }, { tmpdir }, { join }] = await Promise.all([
    import('node:fs'),
    import('node:os'),
    import('node:path'),
  ])
  process.env.DATA_DIR = mkdtempSync(join(tmpdir(), 'wizard-store-context-'))
  return process.env.DATA_DIR
})

beforeAll(() => startEmbedded(folder))
afterAll(async () => {
  await closeDatabase()
  await stopEmbedded()
  await rm(folder, { recursive: true, force: true })
})

test('secrets of old rows are bound to their profiles’ hosts before the first read', async () => {
  const [db, ring, id, secret] = [await database(env()), keyRing(), randomUUID(), 'an old secret']
  const input = { name: 'Old', cloud: 'azure', fields: { accountId: 'a', clientId: 'c' }, scopes: '', actions: [] }
  await createProfile(
    { db, ring, now: new Date(), actor: 'Ann' },
    {
      ...{ id, submissionId: id, connector: 'databricks', guide: 'oauth-u2m', input },
      ...{ secrets: { clientSecret: secret }, secretFor: 'https://a.example' },
    },
  )
  const sealed = await seal(ring, `profiles/${id}/client_secret`, secret)
  const secrets = { clientSecret: { sealed, for: null, setAt: new Date().toISOString(), setBy: 'Ann' } }
  await db.update(profiles).set({ secrets }).where(eq(profiles.id, id))
  const azure = 'https://accounts.azuredatabricks.net'
  expect(await findProfile(await openStore(), id)).toMatchObject({ secrets: { clientSecret: { for: azure } } })
  expect(await openSecretToSend(db, ring, id, 'clientSecret', azure)).toEqual({ ok: true, secret })
})
