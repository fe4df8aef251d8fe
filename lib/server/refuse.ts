import type { IncomingHttpHeaders } from 'node:http'
import type { Rule } from '../log/request'
import { WEBHOOK_PATH } from '../stackone/webhook'
import { formOrigin } from './origins'
import { pathOf } from './path-of'

/** Next takes time quadratic in the number of parameters: 50,000 of them would hold the process for minutes. */
const MOST_PARAMETERS = 500
/** Next compares each cookie with all others: 20,000 of them would hold the process for minutes too. */
const MOST_COOKIES = 100
/** In bytes. The longest form has some thousands of actions. */
export const LONGEST_BODY = 262_144
/** Where forms are posted to. Everything else is only read. */
const TAKES_POST = /^\/(sign-in|history|stackone|profiles(\/[^?.]*)?|test-runs(\/[^?.]*)?|connect\/problem)(\?|$)/

/** An answer of one sentence, with the status of RFC 9110 or RFC 6585. */
export interface Sentence {
  status: number
  sentence: string
  headers?: Record<string, string>
}

/** One that refuses a request. */
export interface Refusal extends Sentence {
  /** By what. */
  rule: Rule
}

interface Asked {
  method: string
  /** The path with its query. */
  url: string
  httpVersion: string
  headers: IncomingHttpHeaders
}

/** What Next would answer with an empty page, an error, or not for minutes, is refused in words; null: it may go on. */
export function refuse({ method, url, httpVersion, headers }: Asked, origins: readonly string[]): Refusal | null {
  // RFC 9112, 3.2. HTTP/1.0, which some probes speak, has no such header.
  if (headers.host === undefined && httpVersion !== '1.0') {
    return { rule: 'no host', status: 400, sentence: 'This request must say which host it is for.' }
  }
  const methods = TAKES_POST.test(url) || pathOf(url) === WEBHOOK_PATH ? ['GET', 'HEAD', 'POST'] : ['GET', 'HEAD']
  if (!methods.includes(method)) {
    const allow = methods.join(', ')
    return { rule: 'method', status: 405, sentence: `Only ${allow} work here.`, headers: { allow } }
  }
  if (!url.startsWith('/') || !isReadable(url)) {
    return { rule: 'unreadable address', status: 400, sentence: 'This address cannot be read.' }
  }
  if (count(url, '&') > MOST_PARAMETERS) {
    return { rule: 'too many parameters', status: 414, sentence: 'This address has too many parameters.' }
  }
  if (count(headers.cookie, ';') > MOST_COOKIES) {
    return { rule: 'too many cookies', status: 431, sentence: 'This browser sends too many cookies.' }
  }
  return method === 'POST' ? refuseForm(headers, origins) : null
}

function refuseForm(headers: IncomingHttpHeaders, origins: readonly string[]): Refusal | null {
  const length = headers['content-length']
  if (length === undefined) {
    return { rule: 'form without length', status: 411, sentence: 'This request must say how long it is.' }
  }
  if (Number(length) > LONGEST_BODY) {
    return { rule: 'form too long', status: 413, sentence: 'This form is too long. Enter less text.' }
  }
  if (formOrigin(headers, origins)) return null
  return {
    rule: 'form of another site',
    status: 403,
    sentence: `This form was sent from another site. Forms work at ${origins[0]}, the setting PUBLIC_URL.`,
  }
}

/**
 * Browsers never send a path with "//", "\\" or dots for steps. Next resolves them: what such a path looks like is not
 * what it leads to.
 */
function isReadable(url: string): boolean {
  const path = pathOf(url)
  if (/\/\/|\\|%5c|\/(\.|%2e){1,2}(\/|$)/i.test(path)) return false
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

function count(text: string | undefined, character: string): number {
  return text ? text.split(character).length - 1 : 0
}
