import type { Field, Guide } from '../guide/schema'
import type { Profile } from './profile'

/**
 * The guide's required fields that a profile holds nothing for, in the order of StackOne's form. A profile that has some
 * is a draft: it waits for its values, and cannot be tested or entered in StackOne.
 */
export function missingValues(guide: Pick<Guide, 'fields'>, profile: Pick<Profile, 'fields' | 'secrets'>): Field[] {
  return guide.fields.filter(({ key, kind, role, required }) => {
    if (!required || role === 'scopes') return false
    return kind === 'secret' ? !Object.hasOwn(profile.secrets, key) : (profile.fields[key] ?? '') === ''
  })
}

/** The same in a sentence; null where nothing is missing. */
export function missingInWords(guide: Pick<Guide, 'fields'>, profile: Pick<Profile, 'fields' | 'secrets'>) {
  const labels = missingValues(guide, profile).map(({ label }) => label)
  if (labels.length === 0) return null
  const last = labels.at(-1)
  return `This profile waits for its ${labels.length === 1 ? last : `${labels.slice(0, -1).join(', ')} and ${last}`}.`
}
