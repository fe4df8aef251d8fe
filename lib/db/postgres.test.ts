import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { deferred } from '../testing/deferred'
import type { Connection } from './database'
import { MIGRATIONS } from './migrations-folder'
import { MAX_WAIT_MS, openPostgres, PLACES } from './postgres'
import { guarded } from './store-error'
import { type Cuttable, cuttable } from './testing/cuttable'
import { type PostgresServer, startPostgres } from './testing/postgres-server'

let server: PostgresServer
let way: Cuttable
let connection: Connection

beforeAll(async () => {
  server = await startPostgres()
  way = await cuttable(await server.createDatabase())
  connection = await openPostgres({ connectionString: way.url })
}, 60_000)

afterAll(async () => {
  await connection.close()
  await way.close()
  await server.remove()
})

afterEach(() => {
  vi.useRealTimers()
})

/** Starts as many transactions as the pool has connections; they end when they are released. */
async function fillPlaces() {
  let begun = 0
  const over = deferred()
  const full = deferred()
  const works = Array.from({ length: PLACES }, () =>
    connection.db.transaction(async (tx) => {
      await tx.execute(sql`select 1`)
      begun += 1
      if (begun === PLACES) full.resolve()
      await over.promise
    }),
  )
  await full.promise
  return { letGo: over.resolve, done: Promise.all(works) }
}

async function expectAllPlaces(): Promise<void> {
  const { letGo, done } = await fillPlaces()
  letGo()
  await done
}

test('connections lost before a transaction starts are released', async () => {
  await expectAllPlaces()
  way.swallow()
  const lost = Array.from({ length: PLACES }, () => guarded(() => connection.db.transaction(async () => {})))
  way.cut()
  for (const each of await Promise.allSettled(lost)) {
    expect(each).toMatchObject({ status: 'rejected', reason: { name: 'StoreError', isUnavailable: true } })
  }
  await expectAllPlaces()
})

test('connections lost within a transaction are released, and no process ends', async () => {
  const lost = Array.from({ length: PLACES }, () =>
    guarded(() =>
      connection.db.transaction(async (tx) => {
        await tx.execute(sql`select 1`)
        way.cut()
        // The connection is idle when it breaks, so only the pool can notice it.
        await new Promise(setImmediate)
        await tx.execute(sql`select 1`)
      }),
    ),
  )
  for (const each of await Promise.allSettled(lost)) {
    expect(each).toMatchObject({ status: 'rejected', reason: { name: 'StoreError', isUnavailable: true } })
  }
  await expectAllPlaces()
})

test('connections lost while idle are replaced, and no process ends', async () => {
  await expectAllPlaces()
  way.cut()
  await expect
    .poll(() => connection.db.execute(sql`select 1 as n`).catch(() => null))
    .toMatchObject({ rows: [{ n: 1 }] })
  await expectAllPlaces()
})

test('a statement times out after 10 seconds', async () => {
  expect(await connection.db.execute(sql`show statement_timeout`)).toMatchObject({
    rows: [{ statement_timeout: '10s' }],
  })
})

test('a refused transaction leaves its connection usable', async () => {
  const refused = connection.db.transaction(async (tx) => {
    await tx.execute(sql`insert into access_codes values (1, 'hash', gen_random_uuid())`)
    await tx.execute(sql`insert into access_codes values (1, 'hash', gen_random_uuid())`)
  })
  await expect(guarded(() => refused)).rejects.toMatchObject({ constraint: 'access_codes_pkey', isUnavailable: false })
  await expectAllPlaces()
  expect(await connection.db.execute(sql`select * from access_codes`)).toMatchObject({ rows: [] })
})

test('a caller waits for a free connection, for a limited time', async () => {
  const { letGo, done } = await fillPlaces()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const ask = () => guarded(() => connection.db.execute(sql`select 1`))
  const refused = expect(ask()).rejects.toMatchObject({ name: 'StoreError', isUnavailable: true })
  await vi.advanceTimersByTimeAsync(1)
  const patient = ask()
  await vi.advanceTimersByTimeAsync(MAX_WAIT_MS - 1)
  await refused
  letGo()
  await Promise.all([patient, done])
})

test('many clients that open an empty database at once all find its tables, and one creates them', async () => {
  const url = await server.createDatabase()
  const opened = await Promise.all(Array.from({ length: 6 }, () => openPostgres({ connectionString: url })))
  const { entries } = JSON.parse(readFileSync(join(MIGRATIONS, 'meta/_journal.json'), 'utf8'))
  for (const { db, close } of opened) {
    const applied = await db.execute(sql`select * from drizzle.__drizzle_migrations`)
    expect(applied).toMatchObject({ rows: { length: entries.length } })
    await db.execute(sql`select * from test_runs`)
    await close()
  }
})
