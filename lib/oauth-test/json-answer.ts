import { type Problem, ProblemError } from './problem'

/** How much of an answer that says no is kept, in UTF-16 units. */
const LONGEST_TEXT = 2000

/**
 * Lets an answer through that openid-client can use: JSON that is what its content type says, and an OAuth error
 * (RFC 6749 section 5.2). Throws ProblemError for any other, with what it says.
 */
export async function oauthAnswer(response: Response): Promise<Response> {
  const { status } = response
  const text = await response.text()
  const json = parse(text)
  const isRefusal = status >= 400 && status < 500 && status !== 429
  const isError = isRefusal && isJsonType(response) && isObject(json) && typeof json.error === 'string'
  if (!isError && !isJsonOf(response, json)) throw new ProblemError(unusable(response, text, json))
  const headers = new Headers(response.headers)
  // openid-client would look at the challenge first, and never at the error that comes with it.
  headers.delete('www-authenticate')
  // Tokens that come with an error are none.
  const isErrorInDisguise = status === 200 && isObject(json) && typeof json.error === 'string'
  const answer = new Response(text, { status: isErrorInDisguise ? 400 : status, headers })
  CAME_WITH.set(answer, status)
  return answer
}

/** openid-client looks for an error only where the status is one. */
const CAME_WITH = new WeakMap<Response, number>()

/** The status that an answer came with, whatever `oauthAnswer` made of it. */
export function statusThatCame(answer: Response): number {
  return CAME_WITH.get(answer) ?? answer.status
}

/** The JSON of an answer with status 200, object or array. Throws ProblemError for any other. */
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

/** The account host of a provider may answer 200 with a page where there is nothing: that is no answer. */
function unusable(response: Response, text: string, json: unknown): Problem {
  const { status } = response
  const isPage = /html/i.test(response.headers.get('content-type') ?? '') || /^\s*<(!doctype|html)/i.test(text)
  if (status < 300) return { kind: 'unreadable', status, isPage, length: text.length }
  return { kind: 'status', status, retryAfterSeconds: retryAfter(response), text: isPage ? '' : messageOf(json, text) }
}

/** What an error says of itself, in the shapes that providers use. */
export function messageOf(json: unknown, text: string): string {
  const said = isObject(json)
    ? [json.message, json.detail, json.error_description, json.errorSummary].find((each) => typeof each === 'string')
    : undefined
  return `${said ?? text}`.slice(0, LONGEST_TEXT)
}

/** In seconds, of RFC 9110 section 10.2.3; null where there is none. */
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
