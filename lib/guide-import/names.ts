import { effectOf } from './effect-of'
import { MAX_NAME_LENGTH } from './limits'
import { textsOf } from './page-texts'
import type { GuidePage } from './read-page'

/** The names in a page. */
export interface PageNames {
  connectorName: string
  /** Null if the page does not have it. */
  method: string | null
  purpose: 'connector-profile' | 'link-account'
  /** The connector's key, as action ids and addresses have it. */
  key: string
  /** The source of the key. */
  keySource: 'callback' | 'actions' | 'name'
}

/** The redirect URL in StackOne; the connector's key is its last part but one. */
export const CALLBACK = /https:\/\/[a-z0-9.-]+\/connect\/oauth2\/([a-z0-9_-]+)\/callback/i

const PROFILE_TITLE = /^(.+?)\s+connector profile\s*[–—-]\s*StackOne/i
const HUB_TITLE = /^Connect\s+(.+?)\s+with\s+(.+?)\s*[–—-]\s*StackOne/i
const PROFILE_DESCRIPTION = /^Set up the (.+) connector profile for (.+?) in StackOne/i
const TYPE = /Select Type as (.+)$/im
const SEARCHED = /Search for and select (.+)$/im

/** Reads names from a page's title and description, and from the choices in StackOne. */
export function namesOf(page: GuidePage): PageNames {
  const { text: title } = page.title
  const description = page.description?.text ?? ''
  const said = textsOf(page).map(({ text }) => text)
  const chosen = (pattern: RegExp) => said.map((text) => pattern.exec(text)?.[1]?.trim()).find(Boolean) ?? null
  const hub = HUB_TITLE.exec(title)
  const described = PROFILE_DESCRIPTION.exec(description)
  const profile = PROFILE_TITLE.exec(title)?.[1] ?? null
  const method = hub?.[2] ?? described?.[1] ?? chosen(TYPE)
  const connectorName =
    hub?.[1] ??
    described?.[2] ??
    chosen(SEARCHED) ??
    (profile && method && profile.endsWith(method) ? profile.slice(0, -method.length) : profile) ??
    title.split(/\s[–—-]\s/)[0] ??
    title
  const name = connectorName.trim().slice(0, MAX_NAME_LENGTH) || 'Connector'
  return {
    connectorName: name,
    method: method?.trim() || null,
    purpose: hub ? 'link-account' : 'connector-profile',
    ...keyOf(page, said, name),
  }
}

function keyOf(page: GuidePage, said: readonly string[], name: string): Pick<PageNames, 'key' | 'keySource'> {
  const callback = said.map((text) => CALLBACK.exec(text)?.[1]).find(Boolean)
  if (callback) return { key: callback.toLowerCase(), keySource: 'callback' }
  const prefix = commonPrefix(page.actions?.list.map(({ id }) => id) ?? [])
  if (/^[a-z0-9][a-z0-9_.-]*$/i.test(prefix)) return { key: prefix.toLowerCase(), keySource: 'actions' }
  return { key: slugOf(name) || 'connector', keySource: 'name' }
}

/** The common prefix of ids before their first verb, without the underscore; empty if there is none. */
export function commonPrefix(ids: readonly string[]): string {
  const [first = '', ...others] = ids.map((id) => id.split('_').slice(0, -1))
  if (first === '') return ''
  const different = first.findIndex((part, index) => others.some((other) => other[index] !== part))
  const common = different === -1 ? first : first.slice(0, different)
  const verb = common.findIndex((part, index) => index > 0 && effectOf(part) !== null)
  return common.slice(0, verb === -1 ? common.length : verb).join('_')
}

/** A name as a part of a URL: lower-case letters and digits, and a hyphen for everything else. */
export function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}
