import type { Database } from '../db/database'
import { callbackUrl } from '../guide/callback-url'
import { fieldOfRole } from '../guide/fields'
import type { FieldRole, Guide } from '../guide/schema'
import { destination, originsOf } from '../profile/destination'
import type { Profile } from '../profile/profile'
import { requestedScopes } from '../profile/scopes-field'
import { openSecretToSend } from '../profile/store'
import type { KeyRing } from '../security/seal'
import type { StageInput } from './run-stages'
import type { TestTarget } from './stage'

/** The target of a profile’s test; `publicUrl` has no slash at its end. */
export function subjectOf(publicUrl: string, guide: Guide, profile: Profile): TestTarget {
  const held = (role: FieldRole) => profile.fields[fieldOfRole(guide, role)?.key ?? ''] ?? ''
  return {
    connector: profile.connector,
    guide: profile.guide,
    cloud: profile.cloud,
    // A removed cloud has no URL: then the profile itself is wrong.
    ...(originsOf(guide, profile) ?? { origin: '' }),
    accountId: held('account'),
    clientId: held('client-id'),
    fields: profile.fields,
    scopes: requestedScopes(guide, profile.scopes),
    actions: profile.actions,
    redirectUri: callbackUrl(publicUrl),
  }
}

/** The secret for a test's destination; empty if none can be opened, or sent there. Rejects with StoreError. */
export async function secretToSend(
  { db, ring }: { db: Database; ring: KeyRing },
  profileId: string,
  { guide, subject }: Pick<StageInput, 'guide' | 'subject'>,
): Promise<Pick<StageInput, 'clientSecret' | 'secretFor'>> {
  const key = fieldOfRole(guide, 'client-secret')?.key ?? ''
  const opened = await openSecretToSend(db, ring, profileId, key, destination(subject))
  if (opened?.ok) return { clientSecret: opened.secret }
  return { clientSecret: '', ...(opened?.reason === 'elsewhere' && { secretFor: opened.secretFor }) }
}
