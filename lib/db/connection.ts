import 'server-only'
import type { Env } from '../env'
import { singleton } from '../singleton'
import type { Connection, Database } from './database'
import { embeddedAddress } from './embedded/address'
import { openPostgres } from './postgres'
import { guarded } from './store-error'

type DatabaseLocation = Pick<Env, 'databaseUrl' | 'dataDir'>

/** The database of this process, opened when it is first needed. Rejects with StoreError; the next call tries again. */
export async function database(location: DatabaseLocation): Promise<Database> {
  const shared = singleton('database', () => ({ opening: null as Promise<Connection> | null }))
  shared.opening ??= openDatabase(location)
  const { opening } = shared
  try {
    return (await guarded(() => opening)).db
  } catch (error) {
    if (shared.opening === opening) shared.opening = null
    throw error
  }
}

/** Ends the connections of this process, where it has any. */
export async function closeDatabase(): Promise<void> {
  const shared = singleton('database', () => ({ opening: null as Promise<Connection> | null }))
  const { opening } = shared
  shared.opening = null
  await opening?.then(({ close }) => close()).catch(() => {})
}

/** Opens the database that the settings name: the embedded one of `dataDir`, where they name none. */
async function openDatabase({ databaseUrl, dataDir }: DatabaseLocation): Promise<Connection> {
  return openPostgres(databaseUrl ? { connectionString: databaseUrl } : embeddedAddress(dataDir))
}
