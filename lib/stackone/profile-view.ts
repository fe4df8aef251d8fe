import type { Database } from '../db/database'
import type { Guide } from '../guide/schema'
import type { Profile } from '../profile/profile'
import { accountsOf, type LinkedByUs, type ProfileAccount } from './accounts'
import type { KnownConnector } from './connector-store'
import { accountsLinkedByUs } from './link-store'
import { matchProfile, type ProfileMatch } from './match-profile'
import { findReference, type Reference } from './reference-store'

/** A profile in StackOne, by StackOne's last answer. */
export interface InStackOne {
  reference: Reference | null
  /** Null: StackOne never answered. */
  match: ProfileMatch | null
  accounts: readonly ProfileAccount[]
  /** Whether StackOne says that an account of this profile is active: the connection works. */
  isReady: boolean
}

/** Reads the last known state of a profile in StackOne, without a request. Rejects with StoreError. */
export async function profileInStackOne(
  db: Database,
  profile: Profile,
  guide: Pick<Guide, 'method'>,
  known: KnownConnector,
): Promise<InStackOne> {
  const [reference, linkedByUs] = await Promise.all([findReference(db, profile.id), accountsLinkedByUs(db)])
  return inStackOne({ profile, guide, known, reference, linkedByUs })
}

interface Facts {
  profile: Pick<Profile, 'id' | 'name' | 'signInAgainBasis'>
  guide: Pick<Guide, 'method'>
  known: Pick<KnownConnector, 'seen'>
  reference: Reference | null
  linkedByUs: readonly LinkedByUs[]
}

function inStackOne({ profile, guide, known: { seen }, reference, linkedByUs }: Facts): InStackOne {
  if (!seen) return { reference, match: null, accounts: [], isReady: false }
  const match = matchProfile(seen, {
    name: profile.name,
    method: guide.method,
    reference: reference && { id: reference.reference, name: reference.name },
  })
  const accounts = reference
    ? accountsOf(seen.accounts, {
        profileId: profile.id,
        reference: reference.reference,
        profileCount: seen.profiles.length,
        linkedByUs,
        basis: profile.signInAgainBasis,
      })
    : []
  const isUsable = match.kind === 'confirmed' && match.profile.isEnabled !== false
  const isReady = isUsable && accounts.some(({ status, isSurelyOurs }) => status === 'active' && isSurelyOurs)
  return { reference, match, accounts, isReady }
}
