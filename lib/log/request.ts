import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import { singleton } from '../singleton'

/** Request ids that a proxy in front of the wizard may set. */
const GIVEN = /^[\w-]{8,64}$/

/** A request as the log sees it. */
export interface RequestFacts {
  id: string
  /** The client's address. */
  from: string
  /** Whether the request came through a proxy. Later headers do not show it, because Next adds the same ones. */
  isProxied?: boolean
  /** The rule that refused it, if one did. */
  rule?: Rule
  /** The secrets that no line about it may contain. */
  secrets?: string[]
}

/** Rules that refuse requests, as the log names them; never with the sent values. */
export type Rule =
  | 'form too long'
  | 'form of another site'
  | 'not signed in'
  | 'of another admin'
  | 'download by another site'
  | 'answer without navigation'
  | 'webhook signature'
  | 'calendar address'
  | 'sign-in link'
  | 'setup link'
  | 'setup session'

const current = singleton('request', () => new AsyncLocalStorage<RequestFacts>())

/** A new request's id: a trusted proxy's, or one of 16 hexadecimal digits. */
export function newRequestId(given: string | undefined): string {
  return given && GIVEN.test(given) ? given : randomBytes(8).toString('hex')
}

/** Makes all work that starts from here part of this request. */
export function enterRequest(facts: RequestFacts): void {
  current.enterWith(facts)
}

/** Runs `work`, and everything that it starts, as part of this request. */
export function withRequest<Result>(facts: RequestFacts, work: () => Result): Result {
  return current.run(facts, work)
}

/** The current request; undefined outside of requests. */
export function currentRequest(): RequestFacts | undefined {
  return current.getStore()
}

/** Records the rule that refuses this request, for its line in the log. */
export function noteRefusal(rule: Rule): void {
  const facts = currentRequest()
  if (facts) facts.rule = rule
}

/** Redacts these from every line about this request from now on. */
export function noteSecrets(secrets: readonly (string | undefined)[]): void {
  const facts = currentRequest()
  if (facts) facts.secrets = [...(facts.secrets ?? []), ...secrets.filter((secret) => secret !== undefined)]
}

/** The current request's id, which log lines and error pages show. */
export function requestId(): string | undefined {
  return currentRequest()?.id
}
