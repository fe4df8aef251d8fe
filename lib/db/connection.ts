import { join } from 'node:path'
import type { Env } from '../env'
import { processWide } from '../process-wide'
import type { Connection, Database } from './database'
import { guarded } from './store-error'

type Place = Pick<Env, 'databaseUrl' | 'dataDir'>

/** The database of this process, opened when it is first needed. Rejects with StoreError; the next call tries again. */
export async function database(place: Place): Promise<Database> {
  const shared = processWide('database', () => ({ opening: null as Promise<Connection> | null }))
  shared.opening ??= openDatabase(place)
  const { opening } = shared
  try {
    return (await guarded(() => opening)).db
  } catch (error) {
    if (shared.opening === opening) shared.opening = null
    throw error
  }
}

/** Opens the database that the settings name. Each driver is loaded only where it is used. */
async function openDatabase({ databaseUrl, dataDir }: Place): Promise<Connection> {
  if (databaseUrl) {
    const { openPostgres } = await import('./postgres')
    return openPostgres(databaseUrl)
  }
  const { openPglite } = await import('./pglite')
  return openPglite(dataDir, join(process.cwd(), process.env.BUILD_DIR || '.next', 'prepared-database.tgz'))
}
