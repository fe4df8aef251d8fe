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

test('all who ask have the same database, whether it is open yet or not', async () => {
  const place = { databaseUrl: null, dataDir: folder }
  await startEmbedded(folder)
  const [one, two] = await Promise.all([database(place), database(place)])
  expect(two).toBe(one)
  expect(await database(place)).toBe(one)
  expect(await one.execute(sql`select * from profiles`)).toMatchObject({ rows: [] })
})

test('after an opening that failed the next one tries again', async () => {
  const place = { databaseUrl: null, dataDir: folder }
  for (const each of await Promise.allSettled([database(place), database(place)])) {
    expect(each).toMatchObject({ status: 'rejected', reason: { name: 'StoreError', isUnavailable: true } })
  }
  await startEmbedded(folder)
  expect(await (await database(place)).execute(sql`select * from profiles`)).toMatchObject({ rows: [] })
})

test('a PostgreSQL that cannot be reached is a StoreError without its address', async () => {
  const failed = database({ databaseUrl: 'postgres://ann:canary@127.0.0.1:1/wizard', dataDir: folder })
  await expect(failed).rejects.toMatchObject({ name: 'StoreError', isUnavailable: true })
  await expect(failed).rejects.toThrow(/^The database answered ECONNREFUSED\.$/)
})
