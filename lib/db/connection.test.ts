import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { processWide } from '../process-wide'
import { database } from './connection'
import type { Connection } from './database'

const shared = processWide('database', () => ({ opening: null as Promise<Connection> | null }))
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wizard-connection-'))
})

afterEach(async () => {
  await (await shared.opening)?.close()
  shared.opening = null
  await rm(folder, { recursive: true })
})

test('all who ask have the same database, whether it is open yet or not', { timeout: 30_000 }, async () => {
  const place = { databaseUrl: null, dataDir: folder }
  const [one, two] = await Promise.all([database(place), database(place)])
  expect(two).toBe(one)
  expect(await database(place)).toBe(one)
  expect(await one.execute(sql`select * from profiles`)).toMatchObject({ rows: [] })
})

test('after an opening that failed the next one tries again', { timeout: 30_000 }, async () => {
  const dataDir = join(folder, 'data')
  const place = { databaseUrl: null, dataDir }
  await writeFile(dataDir, 'no folder')
  for (const each of await Promise.allSettled([database(place), database(place)])) expect(each.status).toBe('rejected')
  await rm(dataDir)
  await mkdir(dataDir)
  expect(await (await database(place)).execute(sql`select * from profiles`)).toMatchObject({ rows: [] })
})

test('a PostgreSQL that cannot be reached is a StoreError without its address', async () => {
  const failed = database({ databaseUrl: 'postgres://ann:canary@127.0.0.1:1/wizard', dataDir: folder })
  await expect(failed).rejects.toMatchObject({ name: 'StoreError', isAway: true })
  await expect(failed).rejects.toThrow(/^The database answered ECONNREFUSED\.$/)
})
