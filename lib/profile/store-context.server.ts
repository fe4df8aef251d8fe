import 'server-only'
import { database } from '../db/connection'
import type { Database } from '../db/database'
import { env } from '../env'
import { guideOf } from '../guides/loaded'
import { keyRing } from '../security/key-ring.server'
import { type Person, personKey } from '../security/person-key'
import { singleton } from '../singleton'
import { destinationOf } from './destination'
import { bindSecrets, type WriteContext } from './store'

/** The database of this process, with every secret bound to its destination. Rejects with StoreError. */
export async function openStore(): Promise<Database> {
  const db = await database(env())
  const state = singleton('bound secrets', () => ({ areBound: false }))
  if (!state.areBound) {
    await bindSecrets({ db, ring: keyRing() }, ({ connector, guide: slug, ...placed }) => {
      const guide = guideOf(connector, slug)
      return guide ? destinationOf(guide, placed) : null
    })
    state.areBound = true
  }
  return db
}

/** The context for writing on behalf of an admin, whose name the audit trail records. */
export async function writeContext(admin: Person & { name: string }): Promise<WriteContext> {
  return { db: await openStore(), ring: keyRing(), now: new Date(), actor: admin.name, typist: personKey(admin) }
}
