import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { closeDatabase, database } from './connection'
import { startEmbedded, stopEmbedded } from './embedded/embedded'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wizard-connection-'))
})

afterEach(async () => {
  await closeDatabase()
  await stopEmbedded()
  await rm(folder, { recursive: true })
})

test('all callers share one database, even while it opens', async () => {
  const place = { databaseUrl: null, dataDir: folder }
  await startEmbedded(folder)
  const [one, two] = await Promise.all([database(place), database(place)])
  expect(two).toBe(one)
  expect(await database(place)).toBe(one)
  expect(await one.execute(sql`select * from profiles`)).toMatchObject({ rows: [] })
})

test('a failed opening is retried by the next caller', async () => {
  const place = { databaseUrl: null, dataDir: folder }
  for (const each of await Promise.allSettled([database(place), database(place)])) {
    expect(each).toMatchObject({ status: 'rejected', reason: { name: 'StoreError', isUnavailable: true } })
  }
  await startEmbedded(folder)
  expect(await (await database(place)).execute(sql`select * from profiles`)).toMatchObject({ rows: [] })
})

test('the StoreError for an unreachable PostgreSQL hides its address', async () => {
  const failed = database({ databaseUrl: 'postgres://ann:canary@127.0.0.1:1/wizard', dataDir: folder })
  await expect(failed).rejects.toMatchObject({ name: 'StoreError', isUnavailable: true })
  await expect(failed).rejects.toThrow(/^The database answered ECONNREFUSED\.$/)
})
