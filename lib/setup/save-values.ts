import 'server-only'
import type { Database } from '../db/database'
import type { Guide } from '../guide/schema'
import type { FieldName } from '../profile/form-values'
import type { Profile } from '../profile/profile'
import { findProfile, updateProfile, type WriteContext } from '../profile/store'
import { type CheckedValues, checkValues, keptValues, type TypedValues } from './check-values'
import { recipientName } from './setup'
import { noteValues, setupKey, withinSetup } from './store'

/** How often a save is retried after a concurrent save. */
const MAX_ATTEMPTS = 5

/** The result of saving: the keys of the saved values, the problems of the others, and the current profile. */
export interface SavedValues extends Pick<CheckedValues, 'problems' | 'moved'> {
  saved: FieldName[]
  profile: Profile
}

/**
 * Saves the valid values box by box in the name of the author, and returns the problems of the others. Concurrent saves
 * of other boxes are kept. Null if the profile does not exist. Rejects with StoreError.
 */
export async function saveValues(
  context: WriteContext,
  guide: Guide,
  profileId: string,
  typed: TypedValues,
  isWhole: boolean,
): Promise<SavedValues | null> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const profile = await findProfile(context.db, profileId)
    if (profile?.connector !== guide.connector || profile.guide !== guide.slug) return null
    const { fields, secrets, problems, moved } = checkValues(guide, keptValues(guide, profile), typed, isWhole)
    const changed = Object.keys(fields).filter((key) => fields[key] !== (profile.fields[key] ?? ''))
    const saved = [...changed, ...Object.keys(secrets)]
    if (saved.length === 0) return { saved, problems, moved, profile }
    const { name, cloud, scopes, actions } = profile
    const input = { name, cloud, scopes, actions, fields: { ...profile.fields, ...fields } }
    const result = await updateProfile(context, { id: profileId, guide, version: profile.version, input, secrets })
    if (result.ok) {
      const now = await findProfile(context.db, profileId)
      return now && { saved, problems, moved, profile: now }
    }
    if (result.reason !== 'changed') return null
  }
  return null
}

/**
 * The same for the recipient of an open setup. Null if the session is not valid, or the profile is deleted. Rejects
 * with StoreError.
 */
export function saveSetupValues(
  context: Omit<WriteContext, 'actor' | 'typist'>,
  { id, session }: { id: string; session: string },
  guide: Guide,
  typed: TypedValues,
  isWhole: boolean,
): Promise<SavedValues | null> {
  return withinSetup(context, id, session, async (tx: Database, setup) => {
    const acting = { ...context, db: tx, actor: recipientName(setup), typist: setupKey(id) }
    const result = await saveValues(acting, guide, setup.profileId, typed, isWhole)
    if (result && result.saved.length > 0) await noteValues(tx, setup, guide, result.profile, context.now)
    return result
  })
}
