import type { Database } from '../db/database'
import { callbackUrl } from '../guide/callback-url'
import type { Guide } from '../guide/schema'
import { destination, originsOf } from '../profile/destination'
import type { Profile } from '../profile/profile'
import { requestedScopes } from '../profile/scopes-field'
import { openSecretToSend } from '../profile/store'
import type { KeyRing } from '../security/seal'
import type { Work } from './perform'
import type { Subject } from './stage'

/** What a test of a profile is about; `publicUrl` has no slash at its end. */
export function subjectOf(publicUrl: string, guide: Guide, profile: Profile): Subject {
  return {
    connector: profile.connector,
    guide: profile.guide,
    cloud: profile.cloud,
    // A cloud that is gone has no address: the profile itself is what is wrong then.
    ...(originsOf(guide, profile.cloud) ?? { origin: '' }),
    accountId: profile.accountId,
    clientId: profile.clientId,
    scopes: requestedScopes(guide, profile.scopes),
    actions: profile.actions,
    redirectUri: callbackUrl(publicUrl),
  }
}

/**
 * The secret for where a test leads; empty when there is none that can be opened, or that may be sent there. Rejects with
 * StoreError.
 */
export async function secretToSend(
  { db, ring }: { db: Database; ring: KeyRing },
  profileId: string,
  subject: Subject,
): Promise<Pick<Work, 'clientSecret' | 'secretFor'>> {
  const opened = await openSecretToSend(db, ring, profileId, destination(subject))
  if (opened?.ok) return { clientSecret: opened.secret }
  return { clientSecret: '', ...(opened?.reason === 'elsewhere' && { secretFor: opened.secretFor }) }
}
