import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client'
import { z } from 'zod'
import { truncate } from '../text'
import { statusThatCame } from './json-answer'
import { type Problem, ProblemError, type RequestResult } from './problem'
import { otherSpeaker } from './speaker/who-spoke'

/** In UTF-16 units: a server's description of an error may be long. */
const MAX_TEXT_LENGTH = 2000

/** Runs a step that sends requests. A network failure becomes a result too; an internal error is thrown. */
export async function toResult<Value>(work: () => Promise<Value>): Promise<RequestResult<Value>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    const problem = toProblem(error)
    if (problem) return { ok: false, problem }
    throw error
  }
}

/** An error of openid-client or of `boundedFetch` as data; null for any other. */
function toProblem(error: unknown): Problem | null {
  if (error instanceof ProblemError) return error.problem
  if (error instanceof ResponseBodyError) {
    return oauthProblem(statusThatCame(error.response), error.error, error.error_description)
  }
  if (error instanceof AuthorizationResponseError) {
    return oauthProblem(null, error.error, error.error_description)
  }
  if (!(error instanceof ClientError)) return null
  if (error.cause instanceof ProblemError) return error.cause.problem
  if (error.code === 'OAUTH_TIMEOUT' || error.code === 'OAUTH_ABORT') return { kind: 'network', reason: 'timeout' }
  return error.code === undefined ? null : { kind: 'protocol', code: error.code, ...detailsOf(error.cause) }
}

/** Ignores a description that is not text, although the library's types exclude that. */
function oauthProblem(status: number | null, error: string, description: unknown): Problem {
  const said = { status, error: toText(error), description: toText(description) }
  const speaker = otherSpeaker({ text: said.description, form: 'error' })
  return speaker ? { kind: 'foreign', ...said, speaker } : { kind: 'oauth', ...said }
}

/** oauth4webapi's details of a failed comparison. */
const comparisonSchema = z.object({
  claim: z.string().optional(),
  attribute: z.string().optional(),
  expected: z.unknown().optional(),
  claims: z.record(z.string(), z.unknown()).optional(),
  body: z.record(z.string(), z.unknown()).optional(),
})

function detailsOf(cause: unknown): { what: string; expected: string; got: string } {
  const { message, cause: inner } = cause instanceof Error ? cause : new Error('')
  const { data } = comparisonSchema.safeParse(inner)
  const name = data?.claim ?? data?.attribute ?? quotedName(message)
  const got = data?.claims?.[name] ?? data?.body?.[name]
  return { what: name, expected: toText(data?.expected), got: toText(got) }
}

/** `"response" body "token_type" property must be a string` is about `token_type`. */
function quotedName(message: string): string {
  const names = [...message.matchAll(/["`]([a-z_]+)["`]/gi)].flatMap(([, name]) => name ?? [])
  return names.find((name) => !['response', 'parameters', 'body'].includes(name)) ?? message
}

function toText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? truncate(`${value}`, MAX_TEXT_LENGTH) : ''
}
