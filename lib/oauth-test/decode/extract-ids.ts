import { isUuid } from '../../uuid'
import { namedScopes } from '../sign-in-error'
import type { TestTarget } from '../stage'

type Texts = readonly string[]

/** The client ID in a page, in one of its variants. */
export function clientOn(texts: Texts, { clientId }: TestTarget): string | null {
  const found = texts.flatMap((text) => clientIn(text, clientId) ?? [])
  return ownOrFirst(found, (id) => isSameId(id, clientId))
}

/** The account in a page. */
export function accountOn(texts: Texts, { accountId }: TestTarget): string | null {
  const found = texts.flatMap((text) => /account:? ["'`]([^"'`\s]{1,200})["'`]/i.exec(text)?.[1] ?? [])
  return ownOrFirst(found, (id) => isSameId(id, accountId))
}

/** The scopes in a page, separated by spaces. */
export function scopesOn(texts: Texts, subject: TestTarget): string | null {
  const found = texts.flatMap((text) => namedScopes(text) ?? [])
  return ownOrFirst(found, (scopes) => scopes.split(' ').every((scope) => subject.scopes.includes(scope)))
}

/** The redirect URL that a page quotes: the test's own or a whole one, if a variant has it. */
export function redirectOn(texts: Texts, { redirectUri }: TestTarget): string | null {
  const found = texts.flatMap((text) => redirectIn(text) ?? [])
  const whole = found.filter((url) => !/\s/.test(url))
  return ownOrFirst(whole.length > 0 ? whole : found, (url) => url === redirectUri)
}

/** Whether two ids are the same. */
export function isSameId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

function ownOrFirst(found: Texts, isOwn: (found: string) => boolean): string | null {
  return found.find(isOwn) ?? found[0] ?? null
}

/** The quoted value of a client ID; or a client or an application, if its name is an ID. */
function clientIn(text: string, own: string): string | null {
  const quoted = /client[_ ]?id["']?[=:]? ?["'`]([^"'`\s]{1,200})["'`]/i.exec(text)?.[1]
  if (quoted) return quoted
  const named = text.matchAll(/(?:client[_ ]?id[=:]|the client|application) ?["'`]?([\w.-]{0,200}\w)/gi)
  return Array.from(named, ([, name = '']) => name).find((name) => isSameId(name, own) || isUuid(name)) ?? null
}

function redirectIn(text: string): string | null {
  return (
    /redirect[_ ]ur[il]:? ?(["'`])(.+?)\1/is.exec(text)?.[2] ??
    /redirect[_ ]ur[il][=:]? ?([a-z]+:\/\/[^\s"'`<>]+)/i.exec(text)?.[1] ??
    null
  )
}
