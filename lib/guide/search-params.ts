import { createParser, type inferParserType, parseAsStringLiteral, type SingleParserBuilder } from 'nuqs/server'
import { onceFor } from '../once-for'
import { formatActionList, parseActionList } from './action-list'
import { ACTION_FILTERS } from './effects'
import type { Guide } from './schema'
import type { Selection } from './selection'
import { SEPARATOR_IDS } from './separators'

const LONGEST_SEARCH = 200

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

/** How the picker is looked at: kept in the address bar, so that a reload restores it, but in no shared link. */
export const viewParsers = {
  q: createParser({
    parse: (text) => text.slice(0, LONGEST_SEARCH),
    serialize: (text) => text.toWellFormed(),
  }).withDefault(''),
  effect: parseAsStringLiteral(ACTION_FILTERS).withDefault('all'),
}

/** What the picker shows of the catalogue. */
export type View = inferParserType<typeof viewParsers>

/** `true` or `false`. nuqs' own parser takes every other word for false. */
const parseAsFlag = createParser({
  parse: (text) => (text === 'true' ? true : text === 'false' ? false : null),
  serialize: String,
})

/** The one parser map: it gives the loader, the client hook and the link builder of this guide's selections. */
const selectionParsers = onceFor((guide: Catalogue) => {
  const actions = createParser<readonly string[]>({
    parse: (text) => parseActionList(guide, text).known,
    serialize: (ids) => formatActionList(guide, ids),
    eq: (a, b) => a.length === b.length && a.every((id, index) => id === b[index]),
  })
  const cloudIds = guide.clouds.map((cloud) => cloud.id)
  return {
    actions: actions.withDefault([]),
    separator: parseAsStringLiteral(SEPARATOR_IDS).withDefault('space'),
    cloud: parseAsStringLiteral(cloudIds).withDefault(cloudIds[0] ?? ''),
    offlineAccess: parseAsFlag.withDefault(true),
    shortScopes: parseAsFlag.withDefault(false),
  }
})

type Parser<Value> = SingleParserBuilder<Value> & { defaultValue: Value }

/** Total: what cannot be read has its default. */
function read<Value>(query: URLSearchParams, name: string, parser: Parser<Value>): Value {
  return parser.parseServerSide(query.get(name) ?? undefined) ?? parser.defaultValue
}

/** `name=value`, or nothing for a default. */
function write<Value>(name: string, parser: Parser<Value>, value: Value | undefined): string[] {
  if (value === undefined || parser.eq(value, parser.defaultValue)) return []
  // Commas stay readable. A Location header has no letters beyond ASCII (RFC 9110 section 10.2.2).
  return [`${name}=${encodeURIComponent(parser.serialize(value)).replaceAll('%2C', ',').replaceAll('%20', '+')}`]
}

function withQuery(path: string, parts: readonly string[]): string {
  return parts.length > 0 ? `${path}${path.includes('?') ? '&' : '?'}${parts.join('&')}` : path
}

/** Reads a selection from a query. Total: a bad value gives its default, `readLinkProblems` names it. */
export function loadSelection(guide: Catalogue, query: URLSearchParams): Selection {
  const { actions, separator, cloud, offlineAccess, shortScopes } = selectionParsers(guide)
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
  return { q: read(query, 'q', viewParsers.q), effect: read(query, 'effect', viewParsers.effect) }
}

/** The path of a guide's page. */
export function guidePath(guide: Pick<Guide, 'connector' | 'slug'>): string {
  return `/connectors/${guide.connector}/${guide.slug}`
}

/** The path of the form for a new connector profile. */
export function newProfilePath({ connector, slug }: Pick<Guide, 'connector' | 'slug'>): string {
  return `/profiles/new/${connector}/${slug}`
}

/** The canonical link: the same selection gives the same text, and defaults are left out. */
export function selectionLink(guide: Catalogue, selection: Partial<Selection>, path = guidePath(guide)): string {
  const { actions, separator, cloud, offlineAccess, shortScopes } = selectionParsers(guide)
  return withQuery(path, [
    ...write(SELECTION_KEYS.actions, actions, selection.actions),
    ...write(SELECTION_KEYS.separator, separator, selection.separator),
    ...write(SELECTION_KEYS.cloud, cloud, selection.cloud),
    ...write(SELECTION_KEYS.offlineAccess, offlineAccess, selection.offlineAccess),
    ...write(SELECTION_KEYS.shortScopes, shortScopes, selection.shortScopes),
  ])
}

/** The canonical link, and how the picker is looked at. */
export function viewLink(guide: Catalogue, selection: Selection, view: View): string {
  return withQuery(selectionLink(guide, selection), [
    ...write('q', viewParsers.q, view.q),
    ...write('effect', viewParsers.effect, view.effect),
  ])
}
