import type { Effect } from './schema'

/** What the effect filter offers, in order; the first is the default. */
export const EFFECT_FILTERS = ['all', 'read', 'write', 'delete'] as const
export type EffectFilter = (typeof EFFECT_FILTERS)[number]

/** The word on an action's badge. */
export const EFFECT_LABELS: Readonly<Record<Effect, string>> = { read: 'Reads', write: 'Writes', delete: 'Deletes' }

/** The word on the filter. */
export const FILTER_LABELS: Readonly<Record<EffectFilter, string>> = { all: 'All', ...EFFECT_LABELS }
