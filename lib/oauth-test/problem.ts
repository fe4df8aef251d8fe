import type { NetworkFault } from '../outbound/network-fault'
import type { OtherSpeaker } from './speaker/speaker'

/**
 * Why a request gave no usable response. Plain data, to be judged. A server's text may quote secrets: see
 * lib/security/redact.ts.
 */
export type Problem =
  /** No response arrived. `proxy`: the host and port of the proxy on the way. */
  | ({ kind: 'network'; proxy?: string } & NetworkFault)
  | { kind: 'too-large'; limit: number }
  | { kind: 'redirect-elsewhere'; to: string }
  | { kind: 'redirect-loop' }
  /** A web page, with any status. `speaker`: its author, if it is known and not the provider. */
  | {
      kind: 'page'
      status: number
      retryAfterSeconds: number | null
      title: string
      words: string
      speaker: OtherSpeaker | null
    }
  /**
   * An unexpected response: not JSON, or JSON with other fields. Only its length is kept, because it may contain
   * tokens.
   */
  | { kind: 'unreadable'; status: number; length: number }
  /** An error status without an OAuth error. `isError`: it has an API's error format. */
  | { kind: 'status'; status: number; retryAfterSeconds: number | null; text: string; isError: boolean }
  /** An OAuth error that names another author. */
  | { kind: 'foreign'; status: number | null; error: string; description: string; speaker: OtherSpeaker }
  /** RFC 6749 section 5.2, or 4.1.2.1. */
  | { kind: 'oauth'; status: number | null; error: string; description: string }
  /** A response that violates OAuth or OpenID Connect: the rule, and the place. */
  | { kind: 'protocol'; code: string; what: string; expected: string; got: string }

/** The result of a stage’s work. */
export type RequestResult<Value> = { ok: true; value: Value } | { ok: false; problem: Problem }

/** Carries a Problem through libraries that only support errors. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.kind)
    this.name = 'ProblemError'
    this.problem = problem
  }
}
