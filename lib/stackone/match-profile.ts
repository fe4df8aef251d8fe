import type { ConnectorProfile } from './schema'
import type { SeenConnector } from './seen'

/** The wizard's profile that is searched for in StackOne. */
export interface Wanted {
  name: string
  /** The guide's authentication type, as StackOne's form names it. */
  method: string
  /** The profile in StackOne that an admin confirmed; null: none yet. */
  reference: { id: string; name: string } | null
}

export type ProfileWarning =
  | { kind: 'disabled' }
  /** An Auth Link that names only the connector would use another profile. */
  | { kind: 'not-default' }
  | { kind: 'other-type'; type: string }
  | { kind: 'alike'; count: number }
  | { kind: 'connector-disabled' }
  | { kind: 'connector-not-listed' }

/** The result of searching for a profile in StackOne. */
export type ProfileMatch =
  /** `others`: the connector's profiles with other names. */
  | { kind: 'none'; others: readonly ConnectorProfile[]; warnings: readonly ProfileWarning[] }
  /** One or more have its name, and no admin has confirmed one. */
  | {
      kind: 'found'
      candidates: readonly ConnectorProfile[]
      others: readonly ConnectorProfile[]
      warnings: readonly ProfileWarning[]
    }
  | { kind: 'confirmed'; profile: ConnectorProfile; warnings: readonly ProfileWarning[] }
  /** The confirmed profile no longer exists. */
  | { kind: 'gone'; name: string; others: readonly ConnectorProfile[]; warnings: readonly ProfileWarning[] }

/** Finds a profile in StackOne by its connector and name, or by an admin's confirmation. Pure. */
export function matchProfile({ profiles, state }: SeenConnector, { name, method, reference }: Wanted): ProfileMatch {
  const ofConnector = connectorWarnings(state)
  const alike = profiles.filter((profile) => plain(profile.name) === plain(name))
  if (reference) {
    const profile = profiles.find(({ id }) => id === reference.id)
    if (!profile) return { kind: 'gone', name: reference.name, others: profiles, warnings: ofConnector }
    const twins = profiles.filter((each) => plain(each.name) === plain(profile.name))
    return { kind: 'confirmed', profile, warnings: [...ofConnector, ...warningsOf(profile, method, twins.length)] }
  }
  const [first] = alike
  if (!first) return { kind: 'none', others: profiles, warnings: ofConnector }
  const warnings = alike.length === 1 ? warningsOf(first, method, 1) : [{ kind: 'alike', count: alike.length } as const]
  return {
    kind: 'found',
    candidates: alike,
    others: profiles.filter((profile) => !alike.includes(profile)),
    warnings: [...ofConnector, ...warnings],
  }
}

function connectorWarnings(state: SeenConnector['state']): ProfileWarning[] {
  if (state === 'disabled') return [{ kind: 'connector-disabled' }]
  return state === 'not-listed' ? [{ kind: 'connector-not-listed' }] : []
}

function warningsOf({ isEnabled, isDefault, type }: ConnectorProfile, method: string, alike: number): ProfileWarning[] {
  return [
    ...(isEnabled === false ? [{ kind: 'disabled' } as const] : []),
    ...(isDefault === false ? [{ kind: 'not-default' } as const] : []),
    // Without a type from StackOne, there is nothing to compare.
    ...(type !== null && plain(type) !== plain(method) ? [{ kind: 'other-type', type } as const] : []),
    ...(alike > 1 ? [{ kind: 'alike', count: alike } as const] : []),
  ]
}

/** The form in which two typed names are compared. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** A warning's text, with the fix. */
export function warningWords(warning: ProfileWarning, connectorName: string, method: string): string {
  switch (warning.kind) {
    case 'disabled':
      return 'It is disabled in StackOne, so no account can be linked. Enable it there.'
    case 'not-default':
      return `It is not the default profile for ${connectorName}. Links made here name it, but a link that names only the connector uses the default profile.`
    case 'other-type':
      return `Its type in StackOne is “${warning.type}”, and the guide is for “${method}”. Check that they are the same.`
    case 'alike':
      return `${warning.count} profiles in StackOne have this name. Rename one of them there.`
    case 'connector-disabled':
      return `${connectorName} is not enabled in this StackOne project. Enable the connector there.`
    case 'connector-not-listed':
      return `StackOne does not list ${connectorName} for this project. Check that the API key belongs to the right project.`
  }
}
