import 'server-only'
import { log } from '../log/log'
import { currentRequest, requestId } from '../log/request'
import { singleton } from '../singleton'
import { storeDigest } from './store-digest'
import { whyFailed } from './why-failed'

/** A failure of the database. Its message has no values, so it can be logged. */
export class StoreError extends Error {
  /** True if the database cannot be reached, or was busy: a retry may help. */
  readonly isUnavailable: boolean
  /** The constraint that refused a row, if one did. */
  readonly constraint: string | null
  /** SQLSTATE, or Node's code for a connection failure. */
  readonly code: string
  /** The digest that Next passes to the error page. */
  readonly digest = storeDigest(requestId())

  constructor(code: string, constraint: string | null) {
    super(`The database answered ${code}${constraint ? ` (${constraint})` : ''}.`)
    this.name = 'StoreError'
    this.isUnavailable = NETWORK.test(code) || UNAVAILABLE.test(code)
    this.constraint = constraint
    this.code = code
  }
}

/** Node's errors of the network; ENOENT is a missing Unix socket. */
const NETWORK = /^E(CONNREFUSED|CONNRESET|TIMEDOUT|PIPE|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH|NETDOWN|NOENT)$/
/**
 * PostgreSQL's classes 08, 40 and 57P, a statement that took too long, and too many connections (appendix A of its
 * manual). For class 40, like a deadlock, the manual recommends a retry.
 */
const UNAVAILABLE = /^(08...|40...|57P..|57014|53300|unreachable)$/
const SQLSTATE = /^[0-9A-Z]{5}$/

/** Not `instanceof`: Next loads this file more than once in a process. */
export function isStoreError(error: unknown): error is StoreError {
  return error instanceof Error && error.name === 'StoreError'
}

/**
 * Runs work on the database. Its errors become StoreErrors, because Drizzle's errors quote every value. The cause is
 * logged, so that every page that refers to the log is right.
 */
export async function guarded<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const thrown = toStoreError(error)
    if (isStoreError(thrown)) tell(thrown)
    throw thrown
  }
}

/** In milliseconds: the shortest interval between equal log lines outside of requests. */
const TELL_AGAIN_MS = 10_000

/** Logged once for each error, except for rows that a constraint refuses, which their form reports. */
function tell(error: StoreError): void {
  const { told, quietUntil } = singleton('told store errors', () => ({
    told: new WeakSet<StoreError>(),
    quietUntil: new Map<string, number>(),
  }))
  if (error.constraint !== null || told.has(error)) return
  told.add(error)
  if (!currentRequest()) {
    if (performance.now() < (quietUntil.get(error.code) ?? 0)) return
    quietUntil.set(error.code, performance.now() + TELL_AGAIN_MS)
  }
  log().error(`${error.message} ${whyFailed(error.code)}`)
}

function toStoreError(error: unknown): unknown {
  if (isStoreError(error)) return error
  const isQuery = error instanceof Error && error.message.startsWith('Failed query')
  const cause = isQuery ? error.cause : error
  if (cause instanceof AggregateError) return toStoreError(cause.errors[0] ?? new StoreError('unreachable', null))
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
  // Missing files have that code too.
  const isElsewhere = code === 'ENOENT' && cause instanceof Error && !('address' in cause)
  if (cause instanceof Error && !isElsewhere && (NETWORK.test(code) || SQLSTATE.test(code))) {
    const constraint = 'constraint' in cause && typeof cause.constraint === 'string' ? cause.constraint : null
    return new StoreError(code, constraint)
  }
  // `pg` gives no code for a connection that broke or failed.
  if (cause instanceof Error && code === '' && /timeout|terminated|not queryable|connection/i.test(cause.message)) {
    return new StoreError('unreachable', null)
  }
  return isQuery ? new StoreError(code || 'an error', null) : error
}
