import type { Database } from '../db/database'
import { secretNoun } from '../guide/fields'
import type { Guide } from '../guide/schema'
import type { Profile } from '../profile/profile'
import { type Person, personKey } from '../security/person-key'
import type { EnvelopeForAdmin } from './envelope'
import { lastEnvelope, mayGive } from './envelope-store'

/**
 * A profile's secret and its permission, as admins see them; null for a guide without secrets. Rejects with StoreError.
 */
export async function loadEnvelope(
  db: Database,
  guide: Guide,
  profile: Pick<Profile, 'id' | 'secrets'>,
  admin: Person,
): Promise<EnvelopeForAdmin | null> {
  const secret = secretNoun(guide)
  if (secret === null) return null
  const [envelope, isGiver] = await Promise.all([
    lastEnvelope(db, profile.id, new Date()),
    mayGive(db, profile.id, personKey(admin)),
  ])
  const isNamed = envelope?.receiver === (admin.email?.toLowerCase() ?? null)
  const isForMe = envelope?.state === 'open' && isNamed
  return { secret, envelope, isGiver, isForMe, hasSecret: Object.keys(profile.secrets).length > 0 }
}
