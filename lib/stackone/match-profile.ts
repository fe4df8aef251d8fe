import type { ConnectorProfile } from './schema'
import type { SeenConnector } from './seen'

/** The profile of the wizard that is looked for in StackOne. */
export interface Wanted {
  name: string
  /** The guide's way to authenticate, as StackOne's form names it. */
  method: string
  /** The profile in StackOne that an admin confirmed; null: none yet. */
  reference: { id: string; name: string } | null
}

export type ProfileWarning =
  | { kind: 'disabled' }
  /** Links that name the connector alone would use another profile. */
  | { kind: 'not-default' }
  | { kind: 'other-type'; type: string }
  | { kind: 'alike'; count: number }
  | { kind: 'connector-disabled' }
  | { kind: 'connector-not-listed' }

/** Which profile in StackOne a profile is. */
export type ProfileMatch =
  /** `others`: profiles of the connector by other names. */
  | { kind: 'none'; others: readonly ConnectorProfile[]; warnings: readonly ProfileWarning[] }
  /** One or more have its name, and nobody has confirmed which one it is. */
  | {
      kind: 'found'
      candidates: readonly ConnectorProfile[]
      others: readonly ConnectorProfile[]
      warnings: readonly ProfileWarning[]
    }
  | { kind: 'confirmed'; profile: ConnectorProfile; warnings: readonly ProfileWarning[] }
  /** The one that was confirmed is not there any more. */
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
    // Where StackOne says no type, there is nothing to compare.
    ...(type !== null && plain(type) !== plain(method) ? [{ kind: 'other-type', type } as const] : []),
    ...(alike > 1 ? [{ kind: 'alike', count: alike } as const] : []),
  ]
}

/** The comparable form of a name that people have typed twice. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The words of a warning, with the fix. */
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
