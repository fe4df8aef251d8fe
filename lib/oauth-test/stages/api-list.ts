import { z } from 'zod'
import { messageOf } from '../json-answer'
import { ProblemError } from '../problem'
import type { ProviderTest } from '../provider'

/** Errors that come with status 200, in the shapes that providers use; SCIM's is of RFC 7644 section 3.12. */
const errorSchema = z.union([
  z.object({ error_code: z.union([z.string(), z.number()]), message: z.string().optional() }),
  z.object({ error: z.unknown().refine((error) => error !== null && error !== undefined) }),
  z.object({ errorCode: z.unknown().refine((code) => code !== undefined), errorSummary: z.string().optional() }),
  z.object({ schemas: z.array(z.string()).refine((all) => all.some((each) => each.endsWith(':Error'))) }),
])

/**
 * What a probe read, when it is the list that was asked for. Throws ProblemError for an error in its place, and for
 * anything else: only the list itself proves that the scope opens it.
 */
export function listOf(json: unknown, { lists, mayBeEmpty }: ProviderTest['probes'][number]): unknown {
  if (Array.isArray(json) && (mayBeEmpty || (lists.length === 0 && json.length > 0))) return json
  const { data: error } = errorSchema.safeParse(json)
  if (error) {
    const text = messageOf(json, JSON.stringify(json))
    throw new ProblemError({ kind: 'status', status: 200, retryAfterSeconds: null, text, isError: true })
  }
  const keys = Object.keys(z.record(z.string(), z.unknown()).catch({ unknown: json }).parse(json))
  const isList = keys.some((key) => lists.includes(key)) || (keys.length === 0 && mayBeEmpty)
  if (isList) return json
  throw new ProblemError({ kind: 'unreadable', status: 200, length: JSON.stringify(json).length })
}
