// What pages read of their addresses, but for the selection (guide/search-params.ts). What is not understood gives its
// default.
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

const LONGEST_SEARCH = 200
const LAST_PAGE = 100_000

/** What the list can be sorted by; with `-` before it, downwards. */
export const SORTS = ['-updated', 'updated', 'name', '-name', '-tested', 'tested', 'sign-in', '-sign-in'] as const
export type Sort = (typeof SORTS)[number]

/** What a list can be narrowed to: how a profile stands, or that it waits for its setup, or for users to sign in again. */
export const SHOWN = ['all', 'setup', 'ready', 'failed', 'incomplete', 'untested', 'due'] as const
export type Shown = (typeof SHOWN)[number]

const page = createParser({
  parse: (text) => (/^[1-9]\d{0,5}$/.test(text) ? Math.min(Number(text), LAST_PAGE) : null),
  serialize: String,
})

/** How the list of profiles is looked at. It lives in the URL: one map for the server, the browser and links. */
export const listParsers = {
  q: createParser({
    // PostgreSQL has no NUL in texts.
    parse: (text) => truncate(text, LONGEST_SEARCH).toWellFormed().replaceAll('\0', ''),
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
export function listLink(view: Partial<ListView>, path: string = PROFILES): string {
  return createSerializer(listParsers)(path, view)
}

/** True where the name is there, whatever its value. */
const parseAsPresent = createParser({ parse: () => true, serialize: () => '1' }).withDefault(false)
const parseAsUuid = createParser({ parse: (text) => (isUuid(text) ? text : null), serialize: String })

/** Whether the list is shown after a profile was deleted. */
const deletedParsers = { deleted: parseAsPresent }
export const loadDeleted = createLoader(deletedParsers)
export const DELETED_PATH = createSerializer(deletedParsers)(PROFILES, { deleted: true })

/** What a profile's page says of what was just done. */
const savedParsers = {
  saved: parseAsStringLiteral(['created', 'changed']),
  /** The fields in which something was removed. */
  cleaned: parseAsArrayOf(parseAsString).withDefault([]),
  /** The profile that this one was copied from. */
  copy: parseAsString,
  /** Whether it was opened at another address than the wizard's own. */
  elsewhere: parseAsPresent,
  /** What a form about StackOne came to. */
  stackone: parseAsString,
  /** What was done with the permission to copy the secret. */
  envelope: parseAsStringLiteral(['allowed', 'withdrawn']),
}
export const loadSaved = createLoader(savedParsers)

/** A profile's page, and what was just done. */
export function savedPath(id: string, done: Partial<inferParserType<typeof savedParsers>>): string {
  return createSerializer(savedParsers)(profilePath(id), done)
}

/** What was just done on the page about StackOne. */
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

/** How the commands that make an app are looked at, beside the choice. */
const commandParsers = {
  /** The id of a way; none is the first. */
  way: parseAsString,
  /** The account's ID, to be filled in. */
  account: parseAsString,
  /** Whether the app allows the scopes of the choice alone. */
  narrow: parseAsPresent,
}
export type CommandsView = inferParserType<typeof commandParsers>
export const loadCommandsView = createLoader(commandParsers)
export const COMMANDS_VIEW_KEYS = Object.keys(commandParsers)

/** The address of commands, or of one of their files, for a choice: `link` has the choice. */
export function commandsLink(link: string, view: Partial<CommandsView>): string {
  return createSerializer(commandParsers)(link, view)
}

/** What the history shows. */
const historyParsers = {
  /** The person, as the trail names them. */
  who: createParser({
    // PostgreSQL has no NUL in texts.
    parse: (text) => truncate(text, LONGEST_SEARCH).toWellFormed().replaceAll('\0', '') || null,
    serialize: (text: string) => text.toWellFormed(),
  }),
  kind: parseAsStringLiteral(AUDIT_ACTIONS),
  /** The id of the event that the page goes on after. */
  before: createParser({
    parse: (text) => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : null),
    serialize: String,
  }),
}
export type HistoryView = inferParserType<typeof historyParsers>
export const loadHistoryView = createLoader(historyParsers)

/** A link to the history, narrowed so. */
export function historyLink(view: Partial<HistoryView>): string {
  return createSerializer(historyParsers)(HISTORY, view)
}

/** Whether it was just asked to go on with a setup in this browser. */
const askedParsers = { asked: parseAsPresent }
export const loadAsked = createLoader(askedParsers)

/** The page of a setup link after that. */
export function askedPath(token: string): string {
  return createSerializer(askedParsers)(setupLinkPath(token), { asked: true })
}

/** Why an answer of a sign-in came to nothing, and of which test it was. */
const problemParsers = { because: parseAsString.withDefault(''), test: parseAsUuid }
export const loadCallbackProblem = createLoader(problemParsers)

/** The page that says so. */
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

/** Where to go back to after sign-in, unchecked, and what went wrong before. */
export const loadSignIn = createLoader({ return: parseAsString, error: parseAsString })
