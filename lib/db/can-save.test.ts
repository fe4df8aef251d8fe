import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { canSave } from './can-save'
import { closeDatabase, database } from './connection'
import { type PostgresServer, startPostgres } from './testing/postgres-server'

let server: PostgresServer
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.remove())
afterEach(closeDatabase)

test('the database is ready for a user who only owns the tables', async () => {
  const url = new URL(await server.createDatabase())
  const client = new pg.Client(url.href)
  await client.connect()
  await client.query('CREATE USER plain')
  await client.query(`ALTER DATABASE ${url.pathname.slice(1)} OWNER TO plain`)
  await client.query('ALTER SCHEMA public OWNER TO plain')
  await client.end()
  url.username = 'plain'
  await canSave({ databaseUrl: url.href, dataDir: '' })
})

test('a read-only database is not ready', async () => {
  const databaseUrl = await server.createDatabase()
  const db = await database({ databaseUrl, dataDir: '' })
  await canSave({ databaseUrl, dataDir: '' })
  await db.execute(
    sql.raw(`ALTER DATABASE ${new URL(databaseUrl).pathname.slice(1)} SET default_transaction_read_only = on`),
  )
  await closeDatabase()
  await expect(canSave({ databaseUrl, dataDir: '' })).rejects.toMatchObject({ name: 'StoreError', code: '25006' })
})

test('an unreachable database is not ready', async () => {
  const url = 'postgresql://nobody@127.0.0.1:1/none'
  await expect(canSave({ databaseUrl: url, dataDir: '' })).rejects.toMatchObject({
    name: 'StoreError',
    isUnavailable: true,
  })
})
