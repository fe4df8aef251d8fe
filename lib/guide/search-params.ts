import { memoizeByObject } from '../memoize-by-object'
import { truncate } from '../text'
import { guidePath } from '../urls'
import { formatActionList, parseActionList } from './action-list'
import { ACTION_FILTERS, type ActionFilter } from './effects'
import type { Guide } from './schema'
import type { Selection } from './selection'
import { SEPARATOR_IDS } from './separators'

const MAX_SEARCH_LENGTH = 200

/** The part of a guide that links need. */
export type Catalogue = Pick<Guide, 'connector' | 'slug' | 'actions' | 'actionPrefix' | 'clouds'>

/** The name in the URL of each part of a selection. */
export const SELECTION_KEYS = {
  actions: 'actions',
  separator: 'separator',
  cloud: 'cloud',
  offlineAccess: 'offline_access',
  shortScopes: 'short',
} as const

/** How a value is read from a query and written to one. */
interface Param<Value> {
  /** Null for invalid values. */
  parse: (text: string) => Value | null
  serialize: (value: Value) => string
  fallback: Value
}

function oneOf<Value extends string>(values: readonly Value[], fallback: Value): Param<Value> {
  return { parse: (text) => values.find((value) => value === text) ?? null, serialize: String, fallback }
}

/** Only `true` or `false`. */
function flag(fallback: boolean): Param<boolean> {
  return { parse: (text) => (text === 'true' ? true : text === 'false' ? false : null), serialize: String, fallback }
}

/** The picker's view: the address bar has it, so that a reload restores it, but shared links do not. */
export const viewParams = {
  q: { parse: (text) => truncate(text, MAX_SEARCH_LENGTH), serialize: (text) => text.toWellFormed(), fallback: '' },
  effect: oneOf(ACTION_FILTERS, 'all'),
} satisfies { [Key in keyof View]: Param<View[Key]> }

/** The picker's view of the catalogue. */
export interface View {
  q: string
  effect: ActionFilter
}

/** The parts of a selection in a query: the loader and the link builder of this guide's selections. */
const selectionParams = memoizeByObject((guide: Catalogue) => {
  const cloudIds = guide.clouds.map((cloud) => cloud.id)
  return {
    actions: {
      parse: (text) => parseActionList(guide, text).known,
      serialize: (ids) => formatActionList(guide, ids),
      fallback: [],
    },
    separator: oneOf(SEPARATOR_IDS, 'space'),
    cloud: oneOf(cloudIds, cloudIds[0] ?? ''),
    offlineAccess: flag(true),
    shortScopes: flag(false),
  } satisfies { [Key in keyof Selection]: Param<Selection[Key]> }
})

/** Never throws: an invalid value has its default. */
function read<Value>(query: URLSearchParams, name: string, { parse, fallback }: Param<Value>): Value {
  const text = query.get(name)
  return (text === null ? null : parse(text)) ?? fallback
}

/** `name=value`, or nothing for a default. */
function write<Value>(name: string, { serialize, fallback }: Param<Value>, value: Value | undefined): string[] {
  if (value === undefined) return []
  const text = serialize(value)
  if (text === serialize(fallback)) return []
  // Commas stay readable. A Location header has no letters beyond ASCII (RFC 9110 section 10.2.2).
  return [`${name}=${encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%20', '+')}`]
}

function withQuery(path: string, parts: readonly string[]): string {
  return parts.length > 0 ? `${path}${path.includes('?') ? '&' : '?'}${parts.join('&')}` : path
}

/** Reads a selection from a query. Total: an invalid value gives its default, and `readLinkProblems` reports it. */
export function loadSelection(guide: Catalogue, query: URLSearchParams): Selection {
  const { actions, separator, cloud, offlineAccess, shortScopes } = selectionParams(guide)
  return {
    actions: read(query, SELECTION_KEYS.actions, actions),
    separator: read(query, SELECTION_KEYS.separator, separator),
    cloud: read(query, SELECTION_KEYS.cloud, cloud),
    offlineAccess: read(query, SELECTION_KEYS.offlineAccess, offlineAccess),
    shortScopes: read(query, SELECTION_KEYS.shortScopes, shortScopes),
  }
}

/** Reads the picker's view from a query. Total. */
export function loadView(query: URLSearchParams): View {
  return { q: read(query, 'q', viewParams.q), effect: read(query, 'effect', viewParams.effect) }
}

/** The canonical link: the same text for the same selection, without defaults. */
export function selectionLink(guide: Catalogue, selection: Partial<Selection>, path = guidePath(guide)): string {
  const { actions, separator, cloud, offlineAccess, shortScopes } = selectionParams(guide)
  return withQuery(path, [
    ...write(SELECTION_KEYS.actions, actions, selection.actions),
    ...write(SELECTION_KEYS.separator, separator, selection.separator),
    ...write(SELECTION_KEYS.cloud, cloud, selection.cloud),
    ...write(SELECTION_KEYS.offlineAccess, offlineAccess, selection.offlineAccess),
    ...write(SELECTION_KEYS.shortScopes, shortScopes, selection.shortScopes),
  ])
}

/** The canonical link with the picker's view. */
export function viewLink(guide: Catalogue, selection: Selection, view: View): string {
  return withQuery(selectionLink(guide, selection), [
    ...write('q', viewParams.q, view.q),
    ...write('effect', viewParams.effect, view.effect),
  ])
}
