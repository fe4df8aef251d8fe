import type { Admin } from '../auth/admin'
import { database } from '../db/connection'
import type { Database } from '../db/database'
import { env } from '../env'
import { keyRing } from '../secrets/key-ring.server'
import type { WriteContext } from './store'

/** The database of this process. Rejects with StoreError. */
export function openStore(): Promise<Database> {
  return database(env())
}

/** What writing on behalf of an admin needs. */
export async function writeContext({ name }: Admin): Promise<WriteContext> {
  return { db: await openStore(), ring: keyRing(), now: new Date(), actor: name }
}
