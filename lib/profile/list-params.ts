import { createLoader, createParser, createSerializer, type inferParserType, parseAsStringLiteral } from 'nuqs/server'
import { cut } from '../cut'

const LONGEST_SEARCH = 200
const LAST_PAGE = 100_000

/** What the list can be sorted by; with `-` before it, downwards. */
export const SORTS = ['-updated', 'updated', 'name', '-name', '-tested', 'tested', 'sign-in', '-sign-in'] as const
export type Sort = (typeof SORTS)[number]

/** What a list can be narrowed to: how a profile stands, or that its users must sign in again soon. */
export const SHOWN = ['all', 'ready', 'failed', 'incomplete', 'untested', 'due'] as const
export type Shown = (typeof SHOWN)[number]

const page = createParser({
  parse: (text) => (/^[1-9]\d{0,5}$/.test(text) ? Math.min(Number(text), LAST_PAGE) : null),
  serialize: String,
})

/** How the list of profiles is looked at. It lives in the URL: one map for the server, the browser and links. */
export const listParsers = {
  q: createParser({
    // PostgreSQL has no NUL in texts.
    parse: (text) => cut(text, LONGEST_SEARCH).toWellFormed().replaceAll('\0', ''),
    serialize: (text) => text.toWellFormed(),
  }).withDefault(''),
  show: parseAsStringLiteral(SHOWN).withDefault('all'),
  sort: parseAsStringLiteral(SORTS).withDefault('-updated'),
  page: page.withDefault(1),
}

export type ListView = inferParserType<typeof listParsers>

/** Total: what is not understood gives its default. */
export const loadListView = createLoader(listParsers)

/** A link to the list, or with another path to the same list as JSON. */
export function listLink(view: Partial<ListView>, path = '/profiles'): string {
  return createSerializer(listParsers)(path, view)
}
