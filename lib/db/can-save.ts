import 'server-only'
import { statfs } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import type { Env } from '../env'
import { database } from './connection'
import { databaseFolder } from './embedded/address'
import { sessions } from './schema'
import { guarded, StoreError } from './store-error'

/** In bytes: below it PostgreSQL may find no room for its next file. */
const MIN_FREE_BYTES = 16 * 1024 * 1024

/** PostgreSQL's code for a full disk (appendix A of its manual). */
const DISK_FULL = '53100'

/**
 * Resolves if the database can be written to: a transaction without changes has reached its disk, and the embedded
 * database's disk has room. Rejects with StoreError.
 */
export async function canSave(place: Pick<Env, 'databaseUrl' | 'dataDir'>): Promise<void> {
  const db = await database(place)
  await guarded(async () => {
    if (!place.databaseUrl) await checkRoom(databaseFolder(place.dataDir))
    // PostgreSQL refuses even a DELETE of no rows on a read-only database. The notification forces a write to the log,
    // and nobody listens to it.
    await db.execute(
      sql`with changed as (delete from ${sessions} where false) select pg_logical_emit_message(true, 'wizard', 'ready')`,
    )
  })
}

async function checkRoom(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < MIN_FREE_BYTES) throw new StoreError(DISK_FULL, null)
}
