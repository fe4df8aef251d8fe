import 'server-only'
import type { Env } from '../env'
import { singleton } from '../singleton'
import type { Connection, Database } from './database'
import { embeddedAddress } from './embedded/address'
import { openPostgres } from './postgres'
import { guarded } from './store-error'

type DatabaseLocation = Pick<Env, 'databaseUrl' | 'dataDir'>

/** The database of this process, opened at its first use. Rejects with StoreError; the next call retries. */
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

/** Closes the connections of this process, if it has any. */
export async function closeDatabase(): Promise<void> {
  const shared = singleton('database', () => ({ opening: null as Promise<Connection> | null }))
  const { opening } = shared
  shared.opening = null
  await opening?.then(({ close }) => close()).catch(() => {})
}

/** Opens the database in the settings: the embedded one of `dataDir` if they name none. */
async function openDatabase({ databaseUrl, dataDir }: DatabaseLocation): Promise<Connection> {
  return openPostgres(databaseUrl ? { connectionString: databaseUrl } : embeddedAddress(dataDir))
}
