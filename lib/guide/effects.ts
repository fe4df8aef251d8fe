import type { Effect } from './schema'

/** The options of the picker's filter, in order; the first is the default. */
export const ACTION_FILTERS = ['all', 'read', 'write', 'delete', 'chosen'] as const
export type ActionFilter = (typeof ACTION_FILTERS)[number]

/** The text of an action's badge. */
export const EFFECT_LABELS: Readonly<Record<Effect, string>> = { read: 'Reads', write: 'Writes', delete: 'Deletes' }

/** The verbs of StackOne's actions, for lists. */
export const EFFECT_VERBS: Readonly<Record<Effect, string>> = {
  read: 'Read',
  write: 'Add or change',
  delete: 'Delete',
}

/** The label of the filter. */
export const FILTER_LABELS: Readonly<Record<ActionFilter, string>> = {
  all: 'All',
  ...EFFECT_LABELS,
  chosen: 'Chosen',
}
