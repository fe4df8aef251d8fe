import 'server-only'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import type { Connection } from './database'
import { MIGRATIONS } from './migrations-folder'

/** The same number in every instance. */
const MIGRATION_LOCK = 726_340_118

/** The maximum number of connections. */
export const PLACES = 10

/**
 * In milliseconds: how long to wait for a free or a new connection. A server that refuses does so at once, but on a
 * busy machine a working one took more than 3 seconds for either.
 */
export const MAX_WAIT_MS = 10_000

/**
 * Opens a pool on a PostgreSQL database, with its migrations applied. Throws the error of `pg` if it is unavailable.
 */
export async function openPostgres(address: pg.ClientConfig): Promise<Connection> {
  const pool = new pg.Pool({
    ...address,
    max: PLACES,
    connectionTimeoutMillis: MAX_WAIT_MS,
    statement_timeout: 10_000,
    query_timeout: 12_000,
    keepAlive: true,
  })
  // A connection that breaks, idle or within a transaction, is replaced by the next one. Its user gets the error by the
  // failed query; an unhandled error event would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  try {
    await migrateUnderLock(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
  const db = drizzle(pool)
  // Drizzle's own pool never releases a connection on which no transaction could begin: after some of them none is
  // left.
  db.transaction = (work, config) => withConnection(pool, (client) => drizzle(client).transaction(work, config))
  return { db, close: () => pool.end() }
}

/** Instances that start at once migrate one after the other. */
function migrateUnderLock(pool: pg.Pool): Promise<void> {
  return withConnection(pool, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS })
    await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK])
  })
}

/** Lends a connection. After a failure the connection is closed, in any state: that releases its locks. */
async function withConnection<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  try {
    const result = await work(client)
    client.release()
    return result
  } catch (error) {
    client.release(true)
    throw error
  }
}
