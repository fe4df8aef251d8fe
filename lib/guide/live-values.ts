import { CONNECTOR_PROFILES_URL, LINK_ACCOUNTS_URL } from '../stackone'
import { commandsPath } from '../urls'
import { callbackUrl } from './callback-url'
import type { Guide } from './schema'
import { selectedScopes } from './scopes'
import { selectionLink } from './search-params'
import { cloudOrigin, findCloud, type Selection } from './selection'
import { joinScopes } from './separators'

type Data = Pick<
  Guide,
  | 'connector'
  | 'slug'
  | 'method'
  | 'actions'
  | 'actionPrefix'
  | 'scopes'
  | 'offlineAccess'
  | 'defaultScopes'
  | 'clouds'
  | 'constants'
>

/** The inputs of live values. */
export interface LiveContext {
  guide: Data
  selection: Selection
  /** The configured public address of this wizard, without a slash at its end. */
  publicUrl: string
}

/** The page with the commands that create the app, for guides that have them. */
export const COMMANDS_URL = 'commands-url'

const COMPUTED: Readonly<Record<string, (context: LiveContext) => string>> = {
  cloud: ({ guide, selection }) => findCloud(guide, selection.cloud).label,
  'console-url': ({ guide, selection }) => cloudOrigin(findCloud(guide, selection.cloud)),
  scopes: ({ guide, selection }) => joinScopes(selectedScopes(guide, selection), 'space'),
  'default-scopes': ({ guide }) => joinScopes(guide.defaultScopes, 'space'),
  'test-callback-url': ({ publicUrl }) => callbackUrl(publicUrl),
  'profile-type': ({ guide }) => guide.method,
  'connector-profiles-url': () => CONNECTOR_PROFILES_URL,
  'link-accounts-url': () => LINK_ACCOUNTS_URL,
  [COMMANDS_URL]: ({ guide, selection, publicUrl }) => publicUrl + selectionLink(guide, selection, commandsPath(guide)),
  'guide-link': ({ guide, selection, publicUrl }) => publicUrl + selectionLink(guide, selection),
}

/** The names that every guide has, besides its own constants. */
export const COMPUTED_NAMES = Object.keys(COMPUTED)

/** The text of a live value; undefined if there is none with that name. */
export function liveValue(name: string, context: LiveContext): string | undefined {
  if (Object.hasOwn(COMPUTED, name)) return COMPUTED[name]?.(context)
  return Object.hasOwn(context.guide.constants, name) ? context.guide.constants[name] : undefined
}
