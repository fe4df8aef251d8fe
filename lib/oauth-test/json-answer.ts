import { truncate } from '../text'
import { isSource, pageText } from './page-text'
import { type Problem, ProblemError } from './problem'
import { otherSpeaker } from './speaker/who-spoke'

/** In UTF-16 units: how much of an error response is kept. */
const MAX_TEXT_LENGTH = 2000

/**
 * Passes a response that openid-client can use: JSON with its content type, and an OAuth error (RFC 6749 section 5.2).
 * Throws ProblemError for any other, with its message.
 */
export async function oauthAnswer(response: Response): Promise<Response> {
  const { status } = response
  const text = await response.text()
  const json = parse(text)
  const isRefusal = status >= 400 && status < 500 && status !== 429
  const isError = isRefusal && isJsonType(response) && isObject(json) && typeof json.error === 'string'
  if (!isError && !isJsonOf(response, json)) throw new ProblemError(unusable(response, text, json))
  const headers = new Headers(response.headers)
  // openid-client would read the challenge first, and ignore the error in the body.
  headers.delete('www-authenticate')
  // Tokens in an error response are ignored.
  const isErrorInDisguise = status === 200 && isObject(json) && typeof json.error === 'string'
  const answer = new Response(text, { status: isErrorInDisguise ? 400 : status, headers })
  CAME_WITH.set(answer, status)
  return answer
}

/** openid-client only looks for an error if the status is one. */
const CAME_WITH = new WeakMap<Response, number>()

/** The original status of an answer, before `oauthAnswer` changed it. */
export function statusThatCame(answer: Response): number {
  return CAME_WITH.get(answer) ?? answer.status
}

/** The JSON object or array of a response with status 200. Throws ProblemError for any other. */
export async function jsonAnswer(response: Response): Promise<unknown> {
  const text = await response.text()
  const json = parse(text)
  if (!isJsonOf(response, json)) throw new ProblemError(unusable(response, text, json))
  return json
}

function isJsonOf(response: Response, json: unknown): boolean {
  return response.status === 200 && isJsonType(response) && typeof json === 'object' && json !== null
}

function isJsonType({ headers }: Response): boolean {
  return /^application\/([\w.-]+\+)?json\b/i.test(headers.get('content-type') ?? '')
}

/**
 * The problem of a response. A provider's account host may answer an unknown path with a page and 200, and a proxy with
 * any status: a page is never an API's response.
 */
function unusable(response: Response, text: string, json: unknown): Problem {
  const { status, headers } = response
  const retryAfterSeconds = retryAfter(response)
  if (isPage(response, text)) {
    const page = pageText(text)
    const speaker = otherSpeaker({ text: `${page.title} ${page.words}`, source: text, headers, form: 'page' })
    return { kind: 'page', status, retryAfterSeconds, ...page, speaker }
  }
  if (status < 300) return { kind: 'unreadable', status, length: text.length }
  const said = messageOf(json, text)
  const speaker = otherSpeaker({ text: said, headers, form: isApiError(json) ? 'error' : 'text' })
  if (speaker) return { kind: 'foreign', status, error: '', description: said, speaker }
  return { kind: 'status', status, retryAfterSeconds, text: said, isError: isApiError(json) }
}

function isPage({ headers }: Response, text: string): boolean {
  const type = headers.get('content-type') ?? ''
  return /html/i.test(type) || /^\s*<(!doctype|html|head|body)\b/i.test(text) || (!/json/i.test(type) && isSource(text))
}

/** The error formats of OAuth servers and APIs: RFC 6749 section 5.2, RFC 7644 section 3.12, and others. */
function isApiError(json: unknown): boolean {
  if (!isObject(json)) return false
  const names = ['error', 'error_code', 'errorCode', 'scimType', 'detail']
  return names.some((name) => json[name] !== undefined && json[name] !== null)
}

/** The message of an error, in the formats of providers. */
export function messageOf(json: unknown, text: string): string {
  const said = isObject(json)
    ? [json.message, json.detail, json.error_description, json.errorSummary].find((each) => typeof each === 'string')
    : undefined
  return truncate(`${said ?? text}`, MAX_TEXT_LENGTH)
}

/** In seconds, of RFC 9110 section 10.2.3; null if there is none. */
function retryAfter({ headers }: Response): number | null {
  const text = headers.get('retry-after') ?? ''
  if (/^\d{1,9}$/.test(text)) return Number(text)
  const at = Date.parse(text)
  const from = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(at) || Number.isNaN(from) ? null : Math.max(0, Math.round((at - from) / 1000))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
