import { z } from 'zod'
import { boundedFetch } from '../oauth-test/bounded-fetch'
import { jsonAnswer } from '../oauth-test/json-answer'
import { type Problem, ProblemError } from '../oauth-test/problem'
import type { Outbound } from '../outbound/outbound'
import { redactor } from '../security/redact'
import { singleLine, truncate } from '../text'
import { StackOneError, type StackOneProblem } from './stackone-error'

/** In milliseconds: of one call, with its second try. */
const CALL_MS = 20_000
/** In milliseconds: for a longer wait the call fails, and the caller decides. */
const MAX_RETRY_AFTER_SECONDS = 2
const DEFAULT_RETRY_MS = 500
/** In UTF-16 units, of StackOne's error message. */
const MAX_SAID = 300

/** The dependencies of a call: fetch, the key, and time. */
export interface AskOptions extends Outbound {
  apiKey: string
  /** Without a slash at its end. */
  apiUrl: string
  /** Names the wizard: StackOne may block requests without a User-Agent. */
  userAgent: string
  /** Redacts secrets from a provider's text that StackOne passes on. */
  clean: (text: string) => string
  now: () => Date
  /** Resolves after so many milliseconds. */
  wait: (ms: number) => Promise<void>
}

interface Call {
  /** With its query. */
  path: string
  /** Posted as JSON. */
  body?: Readonly<Record<string, unknown>>
  /** Resolves early when the caller no longer needs the answer. */
  signal?: AbortSignal | undefined
}

/** Sends one call and checks the answer. Rejects with StackOneError only. */
export type Ask = <Schema extends z.ZodType>(schema: Schema, call: Call) => Promise<z.output<Schema>>

/**
 * Calls StackOne's API with Basic authentication (RFC 7617): the key as the user, no password. A GET that fails
 * temporarily is retried once. After status 429 no request is sent until the named time.
 */
export function makeAsk(options: AskOptions): Ask {
  const { apiKey, apiUrl, now, wait } = options
  const authorization = `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`
  const clean = cleaner([apiKey, authorization])
  let limitedUntil = 0

  const once = async (call: Call, signal: AbortSignal): Promise<unknown> => {
    const ask = boundedFetch({
      ...options,
      origin: new URL(apiUrl).origin,
      signal: call.signal ? AbortSignal.any([signal, call.signal]) : signal,
      clock: () => 0,
      onExchange: () => {},
    })
    const isPost = call.body !== undefined
    const answer = await ask(apiUrl + call.path, {
      method: isPost ? 'POST' : 'GET',
      headers: {
        authorization,
        accept: 'application/json',
        'user-agent': options.userAgent,
        ...(isPost && { 'content-type': 'application/json' }),
      },
      ...(isPost && { body: JSON.stringify(call.body) }),
    })
    return readAnswer(answer)
  }

  const asked = async (call: Call): Promise<unknown> => {
    const signal = AbortSignal.timeout(CALL_MS)
    try {
      return await once(call, signal)
    } catch (error) {
      const again = call.body === undefined && error instanceof ProblemError ? retryMs(error.problem) : null
      if (again === null || signal.aborted || call.signal?.aborted) throw error
      await wait(again)
      return once(call, signal)
    }
  }

  return async (schema, call) => {
    const left = Math.ceil((limitedUntil - now().getTime()) / 1000)
    if (left > 0) throw new StackOneError({ kind: 'rate-limited', seconds: left })
    const answer = await asked(call).catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error
      const problem = toProblem(error.problem, new URL(apiUrl).host, clean)
      if (problem.kind === 'rate-limited') limitedUntil = now().getTime() + (problem.seconds ?? 0) * 1000
      throw new StackOneError(problem)
    })
    const parsed = schema.safeParse(answer)
    if (!parsed.success) throw new StackOneError({ kind: 'unreadable', by: null })
    return parsed.data
  }
}

/** The form of the API's own errors. */
const envelopeSchema = z.object({ statusCode: z.number(), message: z.unknown() })

/** The JSON of an answer. Throws ProblemError for an error status, and for anything else. */
async function readAnswer(answer: Response): Promise<unknown> {
  const text = await answer.text()
  // A content delivery network marks forwarded errors like its own, so only the body tells them apart.
  const headers = KEPT_HEADERS.flatMap((name): [string, string][] => {
    const value = answer.headers.get(name)
    return value === null ? [] : [[name, value]]
  })
  // `jsonAnswer` accepts only 200, but a session is created with 201.
  const status = answer.status === 201 ? 200 : answer.status
  try {
    return await jsonAnswer(new Response(NO_BODY.has(status) ? null : text, { status, headers }))
  } catch (error) {
    const problem = error instanceof ProblemError ? error.problem : null
    if (problem?.kind !== 'status' || status !== 403 || isEnvelope(text)) throw error
    // Firewalls answer in JSON too: `{"message":"Forbidden"}`.
    throw new ProblemError({ ...problem, text: '' })
  }
}

const KEPT_HEADERS = ['content-type', 'retry-after', 'date']
/** A `Response` with these statuses cannot have a body. */
const NO_BODY: ReadonlySet<number> = new Set([204, 205, 304])

function isEnvelope(text: string): boolean {
  try {
    return envelopeSchema.safeParse(JSON.parse(text)).success
  } catch {
    return false
  }
}

/** The wait before the retry, in milliseconds; null: there is none. */
function retryMs(problem: Problem): number | null {
  if (problem.kind === 'network') return problem.reason === 'broken' ? DEFAULT_RETRY_MS : null
  if (problem.kind !== 'status' && problem.kind !== 'page') return null
  const { status, retryAfterSeconds } = problem
  if (status < 500 && status !== 429 && status !== 408) return null
  if (retryAfterSeconds === null) return status === 429 ? null : DEFAULT_RETRY_MS
  return retryAfterSeconds <= MAX_RETRY_AFTER_SECONDS ? retryAfterSeconds * 1000 : null
}

function toProblem(problem: Problem, host: string, clean: (text: string) => string): StackOneProblem {
  switch (problem.kind) {
    case 'network':
      return { ...problem, kind: 'network', host, proxy: problem.proxy ?? null }
    case 'status':
      return byStatus(problem.status, problem.retryAfterSeconds, clean(problem.text))
    case 'page':
      if (problem.speaker) return { kind: 'unreadable', by: problem.speaker.name }
      return problem.status < 400 || problem.status === 404
        ? { kind: 'unreadable', by: null }
        : byStatus(problem.status, problem.retryAfterSeconds, '')
    case 'foreign':
      return { kind: 'unreadable', by: problem.speaker.name }
    default:
      return { kind: 'unreadable', by: null }
  }
}

function byStatus(status: number, seconds: number | null, said: string): StackOneProblem {
  if (status === 401) return { kind: 'key-refused' }
  if (status === 403) return said === '' ? { kind: 'blocked' } : { kind: 'forbidden', said }
  if (status === 404) return { kind: 'not-found' }
  if (status === 429) return { kind: 'rate-limited', seconds }
  if (status === 408 || status >= 500) return { kind: 'unavailable', status }
  return { kind: 'refused', status, said }
}

/** Makes StackOne's text safe to show: one line, short, and without the key in any spelling. */
function cleaner(secrets: readonly string[]): (text: string) => string {
  const redact = redactor({ secrets })
  return (text) => redact(truncate(singleLine(text).trim(), MAX_SAID))
}
