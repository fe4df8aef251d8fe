import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import { processWide } from '../process-wide'

/** What a proxy before the wizard may call a request. */
const GIVEN = /^[\w-]{8,64}$/

const current = processWide('request id', () => new AsyncLocalStorage<string>())

/** A new request's id: the one that a trusted proxy gave it, else one of 16 hexadecimal digits. */
export function newRequestId(given: string | undefined): string {
  return given && GIVEN.test(given) ? given : randomBytes(8).toString('hex')
}

/** Runs `work`, and all that it begins, as a part of this request. */
export function withRequestId<Result>(id: string, work: () => Result): Result {
  return current.run(id, work)
}

/** The id of the request that this is a part of; undefined outside of requests. Log lines and error pages have it. */
export function requestId(): string | undefined {
  return current.getStore()
}
