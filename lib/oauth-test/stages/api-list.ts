import { z } from 'zod'
import type { ProviderTest } from '../../guide/provider'
import { messageOf } from '../json-answer'
import { ProblemError } from '../problem'

const present = z.unknown().refine((value) => Boolean(value))
const errorStatus = z.coerce.number().int().min(400).max(599)
/** Errors with status 200, in the formats of providers; SCIM's is of RFC 7644 section 3.12. */
const errorSchema = z.union([
  z.object({ error_code: present }),
  z.object({ error: present }),
  z.object({ errorCode: present }),
  z.object({ errors: z.array(z.unknown()).min(1) }),
  z.object({ message: z.string(), status: errorStatus }),
  z.object({ message: z.string(), statusCode: errorStatus }),
  z.object({ message: z.string(), code: errorStatus }),
  z.object({ ok: z.literal(false) }),
  z.object({ success: z.literal(false) }),
  z.object({ schemas: z.array(z.string()).refine((all) => all.some((each) => each.endsWith(':Error'))) }),
])
const recordSchema = z.record(z.string(), z.unknown())
const idSchema = z.union([z.string(), z.number()])

/** The ID of another account in a list's items, if they have one. */
export interface Listed {
  otherAccount: string | null
}

/**
 * The response of a probe, if it is the requested list. Throws ProblemError for an error in its place or in it, and for
 * anything else: only the list itself proves that the scope permits the read.
 */
export function listOf(json: unknown, probe: ProviderTest['probes'][number], accountId: string): Listed {
  const record = recordSchema.safeParse(json).data
  const answer = record ?? {}
  const held = probe.lists.filter((name) => Object.hasOwn(answer, name)).map((name) => answer[name])
  const lists = Array.isArray(json) ? [json] : held
  const items = lists.flatMap((list): unknown[] => (Array.isArray(list) ? list : []))
  for (const each of [json, ...lists, ...items]) throwError(each)
  const records = items.map((item) => recordSchema.safeParse(item).data).filter((each) => each !== undefined)
  const isList = Array.isArray(json)
    ? probe.mayBeEmpty || (probe.lists.length === 0 && json.length > 0)
    : lists.length > 0
      ? lists.every((list) => Array.isArray(list)) && !isWithheld(answer, items, probe)
      : record !== undefined && isLeftOut(record, probe)
  if (!isList || records.length < items.length) {
    throw new ProblemError({ kind: 'unreadable', status: 200, length: JSON.stringify(json).length })
  }
  const ids = records.map((record) => idSchema.safeParse(record[probe.accountId ?? '']).data)
  const other = ids.find((id) => id !== undefined && !isSame(id, accountId))
  return { otherAccount: other === undefined ? null : `${other}` }
}

/** Whether a response without a list says that it is empty. */
function isLeftOut(answer: Record<string, unknown>, { mayBeEmpty, total }: ProviderTest['probes'][number]): boolean {
  return (total !== undefined && answer[total] === 0) || (mayBeEmpty === true && Object.keys(answer).length === 0)
}

/** Whether the list has items that the response does not show. */
function isWithheld(answer: Record<string, unknown>, items: unknown[], { total }: ProviderTest['probes'][number]) {
  const count = total === undefined ? undefined : answer[total]
  return items.length === 0 && typeof count === 'number' && count > 0
}

function throwError(json: unknown): void {
  if (!errorSchema.safeParse(json).success) return
  const text = messageOf(json, JSON.stringify(json))
  throw new ProblemError({ kind: 'status', status: 200, retryAfterSeconds: null, text, isError: true })
}

/** UUIDs are equal in any case. */
function isSame(id: string | number, accountId: string): boolean {
  return `${id}`.toLowerCase() === accountId.toLowerCase()
}
