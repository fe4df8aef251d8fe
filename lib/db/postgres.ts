import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import type { Connection } from './database'
import { MIGRATIONS } from './migrations-folder'

/** Any number that every instance agrees on. */
const MIGRATION_LOCK = 726_340_118

/** Opens a pool on a PostgreSQL database, with its migrations applied. Throws what `pg` throws when it is away. */
export async function openPostgres(connectionString: string): Promise<Connection> {
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 3000,
    statement_timeout: 10_000,
    query_timeout: 12_000,
    keepAlive: true,
  })
  // An idle connection that breaks is replaced at the next query; unheard, its error would end the process.
  pool.on('error', () => {})
  try {
    await migrateUnderLock(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
  return { db: drizzle(pool), close: () => pool.end() }
}

/** Instances that start at once migrate one after the other. */
async function migrateUnderLock(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS })
    await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK])
    client.release()
  } catch (error) {
    // Ending the connection gives the lock back, whatever state it is in.
    client.release(true)
    throw error
  }
}
