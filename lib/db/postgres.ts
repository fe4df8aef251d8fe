import 'server-only'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import type { Connection } from './database'
import { MIGRATIONS } from './migrations-folder'

/** Any number that every instance agrees on. */
const MIGRATION_LOCK = 726_340_118

/** How many connections there are at most. */
export const PLACES = 10

/**
 * How long to wait for a place, or for a new connection, in milliseconds. A server that refuses does so at once; one
 * that works, on a machine that does much else, took more than 3 seconds for either.
 */
export const LONGEST_WAIT = 10_000

/**
 * Opens a pool on a PostgreSQL database, with its migrations applied. Throws the error of `pg` if it is unavailable.
 */
export async function openPostgres(address: pg.ClientConfig): Promise<Connection> {
  const pool = new pg.Pool({
    ...address,
    max: PLACES,
    connectionTimeoutMillis: LONGEST_WAIT,
    statement_timeout: 10_000,
    query_timeout: 12_000,
    keepAlive: true,
  })
  // A connection that breaks, idle or within a transaction, is replaced by the next one. Its user hears of it by the
  // query that fails; unheard, its error would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  try {
    await migrateUnderLock(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
  const db = drizzle(pool)
  // Drizzle's own never gives a connection back on which no transaction could begin: after some of them none is left.
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

/** Lends a connection. After a failure the connection is closed, whatever its state: that releases its locks. */
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
