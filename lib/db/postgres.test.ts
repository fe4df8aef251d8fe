import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Connection } from './database'
import { openPostgres, PLACES } from './postgres'
import { guarded } from './store-error'
import { type Cuttable, cuttable } from './testing/cuttable'
import { type PostgresServer, startPostgres } from './testing/postgres-server'

let server: PostgresServer
let way: Cuttable
let connection: Connection

beforeAll(async () => {
  server = await startPostgres()
  way = await cuttable(await server.createDatabase())
  connection = await openPostgres(way.url)
}, 60_000)

afterAll(async () => {
  await connection.close()
  await way.close()
  await server.remove()
})

/** As many as there are places, and one more, that are all begun before one ends. */
async function transactionsAtOnce(): Promise<void> {
  let begun = 0
  let letGo = () => {}
  const allBegun = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const works = Array.from({ length: PLACES }, () =>
    connection.db.transaction(async (tx) => {
      await tx.execute(sql`select 1`)
      begun += 1
      if (begun === PLACES) letGo()
      await allBegun
    }),
  )
  await Promise.all([...works, connection.db.execute(sql`select 1`)])
}

test('connections that break before a transaction has begun give their places back', async () => {
  await transactionsAtOnce()
  way.swallow()
  const lost = Array.from({ length: PLACES }, () => guarded(() => connection.db.transaction(async () => {})))
  way.cut()
  for (const each of await Promise.allSettled(lost)) {
    expect(each).toMatchObject({ status: 'rejected', reason: { name: 'StoreError', isAway: true } })
  }
  await transactionsAtOnce()
})

test('connections that break within a transaction give their places back, and end no process', async () => {
  const lost = Array.from({ length: PLACES }, () =>
    guarded(() =>
      connection.db.transaction(async (tx) => {
        await tx.execute(sql`select 1`)
        way.cut()
        // Nothing is asked of the connection when it breaks: nobody but the pool can hear of it.
        await new Promise(setImmediate)
        await tx.execute(sql`select 1`)
      }),
    ),
  )
  for (const each of await Promise.allSettled(lost)) {
    expect(each).toMatchObject({ status: 'rejected', reason: { name: 'StoreError', isAway: true } })
  }
  await transactionsAtOnce()
})

test('a transaction that is refused leaves a connection that works', async () => {
  const refused = connection.db.transaction(async (tx) => {
    await tx.execute(sql`insert into access_codes values (1, 'hash', gen_random_uuid())`)
    await tx.execute(sql`insert into access_codes values (1, 'hash', gen_random_uuid())`)
  })
  await expect(guarded(() => refused)).rejects.toMatchObject({ constraint: 'access_codes_pkey', isAway: false })
  await transactionsAtOnce()
  expect(await connection.db.execute(sql`select * from access_codes`)).toMatchObject({ rows: [] })
})
