import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import { singleton } from '../singleton'

/** What a proxy before the wizard may call a request. */
const GIVEN = /^[\w-]{8,64}$/

/** What the log knows of a request wherever it is worked on. */
export interface RequestFacts {
  id: string
  /** The address that it came from. */
  from: string
  /** Whether a proxy told that it handed it on: Next adds what proxies do. */
  isProxied?: boolean
  /** What it was refused by, where it was. */
  rule?: Rule
  /** What no line about it may have in it. */
  secrets?: string[]
}

/** What a request can be refused by, as the log names it: never with what was sent. */
export type Rule =
  | 'form too long'
  | 'form of another site'
  | 'not signed in'
  | 'of another admin'
  | 'download by another site'
  | 'answer without navigation'
  | 'webhook signature'
  | 'calendar address'
  | 'setup link'
  | 'setup session'

const current = singleton('request', () => new AsyncLocalStorage<RequestFacts>())

/** A new request's id: the one that a trusted proxy gave it, else one of 16 hexadecimal digits. */
export function newRequestId(given: string | undefined): string {
  return given && GIVEN.test(given) ? given : randomBytes(8).toString('hex')
}

/** Lets all that follows from here, in this turn and what it begins, be a part of this request. */
export function enterRequest(facts: RequestFacts): void {
  current.enterWith(facts)
}

/** Runs `work`, and all that it begins, as a part of this request. */
export function withRequest<Result>(facts: RequestFacts, work: () => Result): Result {
  return current.run(facts, work)
}

/** The request that this is a part of; undefined outside of requests. */
export function currentRequest(): RequestFacts | undefined {
  return current.getStore()
}

/** Notes what this request is refused by, for the line in the log that says how it was answered. */
export function noteRefusal(rule: Rule): void {
  const facts = currentRequest()
  if (facts) facts.rule = rule
}

/** Keeps these out of every line about this request from now on. */
export function noteSecrets(secrets: readonly (string | undefined)[]): void {
  const facts = currentRequest()
  if (facts) facts.secrets = [...(facts.secrets ?? []), ...secrets.filter((secret) => secret !== undefined)]
}

/** Its id, which log lines and error pages have. */
export function requestId(): string | undefined {
  return currentRequest()?.id
}
