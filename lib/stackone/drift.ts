import type { Action, Guide } from '../guide/schema'
import type { ConnectorActions } from './schema'

interface ListedAction {
  id: string
  label: string
  scopes: readonly string[]
}

/** How StackOne's list of actions differs from the guide's. */
export interface Drift {
  /** In StackOne, not in the guide. */
  added: readonly ListedAction[]
  /** In the guide, not in StackOne. */
  gone: readonly ListedAction[]
  /** The same label and scopes under another id, or the same id under another label. */
  renamed: readonly { from: ListedAction; to: ListedAction }[]
  /** The same action with other scopes. */
  otherScopes: readonly { id: string; label: string; guide: readonly string[]; stackOne: readonly string[] }[]
}

/**
 * Compares StackOne's actions with the guide's. Scopes are compared only if StackOne's list has them. Null if StackOne
 * lists no action of the connector, which proves nothing.
 */
export function compareActions(guide: Pick<Guide, 'actions'>, versions: readonly ConnectorActions[]): Drift | null {
  const listed = merged(versions)
  if (listed.size === 0) return null
  const known = new Map<string, Action>(guide.actions.map((action) => [action.id, action]))
  const missing = guide.actions.filter(({ id }) => !listed.has(id))
  const extra = [...listed.values()].filter(({ id }) => !known.has(id))
  const moved = missing.flatMap((from) => {
    const to = extra.find((each) => plain(each.label) === plain(from.label))
    return to ? [{ from: short(from), to }] : []
  })
  const both = guide.actions.flatMap((action) => {
    const there = listed.get(action.id)
    return there ? [{ action, there }] : []
  })
  return {
    added: extra.filter((each) => !moved.some(({ to }) => to === each)),
    gone: missing.filter(({ id }) => !moved.some(({ from }) => from.id === id)).map(short),
    renamed: [
      ...moved,
      ...both
        .filter(({ action, there }) => there.label !== '' && plain(there.label) !== plain(action.label))
        .map(({ action, there }) => ({ from: short(action), to: there })),
    ],
    otherScopes: both
      .filter(({ action, there }) => there.scopes.length > 0 && !isSame(action.scopes, there.scopes))
      .map(({ action, there }) => ({
        id: action.id,
        label: action.label,
        guide: action.scopes,
        stackOne: there.scopes,
      })),
  }
}

/** Whether there is any difference. */
export function hasDrifted({ added, gone, renamed, otherScopes }: Drift): boolean {
  return added.length + gone.length + renamed.length + otherScopes.length > 0
}

/** The ids of the guide's actions that StackOne has removed, or has with other scopes or another id. */
export function affectedActions({ gone, renamed, otherScopes }: Drift): Set<string> {
  const moved = renamed.filter(({ from, to }) => from.id !== to.id).map(({ from }) => from.id)
  return new Set([...gone.map(({ id }) => id), ...moved, ...otherScopes.map(({ id }) => id)])
}

/** A drift as lines of text; one line if there is none. */
export function driftLines(drift: Drift): string[] {
  if (!hasDrifted(drift)) return ['StackOne’s actions are those of the guide.']
  const scopes = (list: readonly string[]) => list.join(' ') || 'no scopes'
  return [
    ...drift.added.map(({ id, label, scopes: list }) => `new: ${id} “${label}” (${scopes(list)})`),
    ...drift.gone.map(({ id, label }) => `gone: ${id} “${label}”`),
    ...drift.renamed.map(({ from, to }) => `renamed: ${from.id} “${from.label}” is now ${to.id} “${to.label}”`),
    ...drift.otherScopes.map(
      ({ id, guide, stackOne }) =>
        `other scopes: ${id} has ${scopes(guide)} in the guide, ${scopes(stackOne)} in StackOne`,
    ),
  ]
}

/** Merges several versions of the connector, and several entries, into one list. */
function merged(versions: readonly ConnectorActions[]): Map<string, ListedAction> {
  const all = new Map<string, ListedAction>()
  for (const { id, label, scopes } of versions.flatMap(({ actions }) => actions)) {
    const earlier = all.get(id)
    all.set(id, {
      id,
      label: label || (earlier?.label ?? ''),
      scopes: [...new Set([...(earlier?.scopes ?? []), ...scopes])],
    })
  }
  return all
}

function short({ id, label, scopes }: Action): ListedAction {
  return { id, label, scopes }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((scope) => other.includes(scope))
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim()
}
