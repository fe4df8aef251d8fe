// The queries of all pages, except for the selection (guide/search-params.ts). Invalid values give their default.
import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'
import { AUDIT_ACTIONS } from './audit/actions'
import { truncate } from './text'
import { CALLBACK_PROBLEM, HISTORY, PROFILES, profilePath, SIGN_IN_FOR, STACKONE, setupLinkPath } from './urls'
import { isUuid } from './uuid'

const MAX_SEARCH_LENGTH = 200
const LAST_PAGE = 100_000

/** The sort orders of the list; `-` means descending. */
export const SORTS = ['-updated', 'updated', 'name', '-name', '-tested', 'tested', 'sign-in', '-sign-in'] as const
export type Sort = (typeof SORTS)[number]

/**
 * The filters of the list: the test status of a profile, or that its setup is open, or that users must sign in again.
 */
export const SHOWN = ['all', 'setup', 'ready', 'failed', 'incomplete', 'untested', 'due'] as const
export type Shown = (typeof SHOWN)[number]

const page = createParser({
  parse: (text) => (/^[1-9]\d{0,5}$/.test(text) ? Math.min(Number(text), LAST_PAGE) : null),
  serialize: String,
})

/** The view of the list of profiles. It is stored only in the URL: one map for the server, the browser and links. */
export const listParsers = {
  q: createParser({
    // PostgreSQL's texts cannot contain NUL.
    parse: (text) => truncate(text, MAX_SEARCH_LENGTH).toWellFormed().replaceAll('\0', ''),
    serialize: (text) => text.toWellFormed(),
  }).withDefault(''),
  show: parseAsStringLiteral(SHOWN).withDefault('all'),
  sort: parseAsStringLiteral(SORTS).withDefault('-updated'),
  page: page.withDefault(1),
}

export type ListView = inferParserType<typeof listParsers>

/** Total: invalid values give their default. */
export const loadListView = createLoader(listParsers)

/** A link to the list, or with another path to the same list as JSON. */
export function listLink(view: Partial<ListView>, path: string = PROFILES): string {
  return createSerializer(listParsers)(path, view)
}

/** True if the name is present, with any value. */
const parseAsPresent = createParser({ parse: () => true, serialize: () => '1' }).withDefault(false)
const parseAsUuid = createParser({ parse: (text) => (isUuid(text) ? text : null), serialize: String })

/** Whether the list is shown after a profile was deleted. */
const deletedParsers = { deleted: parseAsPresent }
export const loadDeleted = createLoader(deletedParsers)
export const DELETED_PATH = createSerializer(deletedParsers)(PROFILES, { deleted: true })

/** The messages of a profile's page about the last action. */
const savedParsers = {
  saved: parseAsStringLiteral(['created', 'changed']),
  /** The fields that were normalized. */
  cleaned: parseAsArrayOf(parseAsString).withDefault([]),
  /** The profile that this one was copied from. */
  copy: parseAsString,
  /** Whether it was opened at another URL than PUBLIC_URL. */
  elsewhere: parseAsPresent,
  /** The result of a form about StackOne. */
  stackone: parseAsString,
  /** The last change of the permission to copy the secret. */
  envelope: parseAsStringLiteral(['allowed', 'withdrawn']),
}
export const loadSaved = createLoader(savedParsers)

/** A profile's page, with a message about the last action. */
export function savedPath(id: string, done: Partial<inferParserType<typeof savedParsers>>): string {
  return createSerializer(savedParsers)(profilePath(id), done)
}

/** The message about the last action on the page about StackOne. */
const stackoneParsers = { compared: parseAsPresent, revoked: parseAsPresent }
export const loadStackone = createLoader(stackoneParsers)
export const COMPARED_PATH = `${createSerializer(stackoneParsers)(STACKONE, { compared: true })}#drift`
export const REVOKED_PATH = `${createSerializer(stackoneParsers)(STACKONE, { revoked: true })}#calendar`

/** The profile that a new one is a copy of. */
const copyParsers = { copy: parseAsString }
export const loadCopy = createLoader(copyParsers)

/** The form for a new profile at `path`, filled in as a copy. */
export function copyPath(path: string, copy: string): string {
  return createSerializer(copyParsers)(path, { copy })
}

/** The view of an app's commands, besides the choice. */
const commandParsers = {
  /** The id of a way; absent: the first. */
  way: parseAsString,
  /** The account ID to fill in. */
  account: parseAsString,
  /** Whether the app allows only the scopes of the choice. */
  narrow: parseAsPresent,
}
export type CommandsView = inferParserType<typeof commandParsers>
export const loadCommandsView = createLoader(commandParsers)
export const COMMANDS_VIEW_KEYS = Object.keys(commandParsers)

/** The URL of commands, or of one of their files, for a choice: `link` has the choice. */
export function commandsLink(link: string, view: Partial<CommandsView>): string {
  return createSerializer(commandParsers)(link, view)
}

/** The filter of the history. */
const historyParsers = {
  /** The person's name in the trail. */
  who: createParser({
    // PostgreSQL's texts cannot contain NUL.
    parse: (text) => truncate(text, MAX_SEARCH_LENGTH).toWellFormed().replaceAll('\0', '') || null,
    serialize: (text: string) => text.toWellFormed(),
  }),
  kind: parseAsStringLiteral(AUDIT_ACTIONS),
  /** The id of the last event of the page before. */
  before: createParser({
    parse: (text) => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : null),
    serialize: String,
  }),
}
export type HistoryView = inferParserType<typeof historyParsers>
export const loadHistoryView = createLoader(historyParsers)

/** A link to the history with this filter. */
export function historyLink(view: Partial<HistoryView>): string {
  return createSerializer(historyParsers)(HISTORY, view)
}

/** Whether this browser has just asked to continue a setup. */
const askedParsers = { asked: parseAsPresent }
export const loadAsked = createLoader(askedParsers)

/** The page of a setup link after that. */
export function askedPath(token: string): string {
  return createSerializer(askedParsers)(setupLinkPath(token), { asked: true })
}

/** Why a callback was not accepted, and its test. */
const problemParsers = { because: parseAsString.withDefault(''), test: parseAsUuid }
export const loadCallbackProblem = createLoader(problemParsers)

/** The page that explains it. */
export function callbackProblemPath(because: string, test: string | null): string {
  return createSerializer(problemParsers)(CALLBACK_PROBLEM, {
    because,
    test: test !== null && isUuid(test) ? test : null,
  })
}

/** Whether a guest of a run is redirected to the provider at once. */
const onwardParsers = { onward: parseAsPresent }
export const loadOnward = createLoader(onwardParsers)
export const SIGN_IN_FOR_ONWARD = createSerializer(onwardParsers)(SIGN_IN_FOR, { onward: true })

/** The path to return to after sign-in, unchecked, and the last error. */
export const loadSignIn = createLoader({ return: parseAsString, error: parseAsString })
