import type { Field, Guide } from '../guide/schema'
import type { Profile } from './profile'

type Held = Pick<Profile, 'fields' | 'secrets'>

/**
 * The guide's required fields without a value in the profile, in the order of StackOne's form. Any of them prevents a
 * test.
 */
export function missingValues(guide: Pick<Guide, 'fields'>, profile: Held): Field[] {
  return guide.fields.filter(({ key, kind, role, required }) => {
    if (!required || role === 'scopes') return false
    return kind === 'secret' ? !Object.hasOwn(profile.secrets, key) : (profile.fields[key] ?? '') === ''
  })
}

/** The keys of the guide's fields without a value in the profile. */
export function unfilledKeys(guide: Pick<Guide, 'fields'>, profile: Held): string[] {
  return missingValues(guide, profile).map(({ key }) => key)
}

/**
 * Whether a profile is a draft: its values are missing, so there is nothing to enter in StackOne. A proven profile is
 * not a draft, although its secrets may have been erased since.
 */
export function isDraft(guide: Pick<Guide, 'fields'>, profile: Held & Pick<Profile, 'lastTestOutcome'>): boolean {
  return missingValues(guide, profile).some(({ kind }) => kind !== 'secret' || profile.lastTestOutcome !== 'ready')
}

/** The missing values, in a sentence; null if there are none. */
export function missingInWords(guide: Pick<Guide, 'fields'>, profile: Held) {
  const labels = missingValues(guide, profile).map(({ label }) => label)
  if (labels.length === 0) return null
  const last = labels.at(-1)
  return `This profile waits for its ${labels.length === 1 ? last : `${labels.slice(0, -1).join(', ')} and ${last}`}.`
}
