import type { Field, Guide } from '../guide/schema'
import type { Profile } from './profile'

type Held = Pick<Profile, 'fields' | 'secrets'>

/** The guide's required fields that a profile holds nothing for, in the order of StackOne's form. With some it cannot be tested. */
export function missingValues(guide: Pick<Guide, 'fields'>, profile: Held): Field[] {
  return guide.fields.filter(({ key, kind, role, required }) => {
    if (!required || role === 'scopes') return false
    return kind === 'secret' ? !Object.hasOwn(profile.secrets, key) : (profile.fields[key] ?? '') === ''
  })
}

/**
 * Whether a profile waits for its values: there is nothing to be entered in StackOne yet. One that was proven is none,
 * although its secrets may have been erased since.
 */
export function isDraft(guide: Pick<Guide, 'fields'>, profile: Held & Pick<Profile, 'lastTestOutcome'>): boolean {
  return missingValues(guide, profile).some(({ kind }) => kind !== 'secret' || profile.lastTestOutcome !== 'ready')
}

/** What is missing, in a sentence; null where nothing is missing. */
export function missingInWords(guide: Pick<Guide, 'fields'>, profile: Held) {
  const labels = missingValues(guide, profile).map(({ label }) => label)
  if (labels.length === 0) return null
  const last = labels.at(-1)
  return `This profile waits for its ${labels.length === 1 ? last : `${labels.slice(0, -1).join(', ')} and ${last}`}.`
}
