import type { NetworkFault } from '../outbound/network-fault'
import type { OtherSpeaker } from './speaker/speaker'

/**
 * The reason why a request gave no usable answer. Plain data, to be judged. A server's text may quote secrets: see
 * lib/security/redact.ts.
 */
export type Problem =
  /** No answer came. `proxy`: the host and port of the one that it was to come through. */
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
  /** Not the expected answer: not JSON, or JSON of another form. Only its length is kept: it may be tokens. */
  | { kind: 'unreadable'; status: number; length: number }
  /** An error status without an OAuth error in it. `isError`: it has the form in which APIs give their errors. */
  | { kind: 'status'; status: number; retryAfterSeconds: number | null; text: string; isError: boolean }
  /** An error in the form of an OAuth server's, which names somebody else as its author. */
  | { kind: 'foreign'; status: number | null; error: string; description: string; speaker: OtherSpeaker }
  /** RFC 6749 section 5.2, or 4.1.2.1. */
  | { kind: 'oauth'; status: number | null; error: string; description: string }
  /** An answer that breaks the rules of OAuth or OpenID Connect: which one, and where. */
  | { kind: 'protocol'; code: string; what: string; expected: string; got: string }

/** The result of a stage’s work. */
export type RequestResult<Value> = { ok: true; value: Value } | { ok: false; problem: Problem }

/** Carries a Problem through libraries that only know errors. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.kind)
    this.name = 'ProblemError'
    this.problem = problem
  }
}
