import { proxyFailed, through, tlsFailed, unreachable } from '../oauth-test/network-advice'
import { faultKind, type NetworkFault } from '../outbound/network-fault'

/** Why StackOne's API gave no usable answer. It has no secrets, so it can be shown, logged and stored. */
export type StackOneProblem =
  /** Status 401. */
  | { kind: 'key-refused' }
  /** Status 403 in the API's own form. */
  | { kind: 'forbidden'; said: string }
  /** Status 403 in another form, or without a body: it comes from a server before the API. */
  | { kind: 'blocked' }
  | { kind: 'not-found' }
  /** Another status of 4xx: StackOne refuses the request. */
  | { kind: 'refused'; status: number; said: string }
  /** Status 429; `seconds` is null if the answer does not say how long to wait. */
  | { kind: 'rate-limited'; seconds: number | null }
  /** Status 5xx, and 408. */
  | { kind: 'unavailable'; status: number }
  | ({ kind: 'network'; host: string; proxy: string | null } & NetworkFault)
  /** An answer in another form, too long, or from another server. `by`: its author, if known. */
  | { kind: 'unreadable'; by: string | null }
  /** A session for another connector profile than the named one. */
  | { kind: 'other-profile' }
  /** StackOne has no such call. */
  | { kind: 'not-offered' }

/** A problem's text. */
export interface ProblemWords {
  title: string
  cause: string
  fix: string
}

/** Thrown by every call of StackOne. Its message is the problem's text. */
export class StackOneError extends Error {
  constructor(readonly problem: StackOneProblem) {
    const { cause, fix } = problemWords(problem)
    super(`${cause} ${fix}`)
    this.name = 'StackOneError'
  }
}

/** Not `instanceof`: Next loads a module more than once in a process. */
export function isStackOneError(error: unknown): error is StackOneError {
  return error instanceof Error && error.name === 'StackOneError'
}

/** Whether a retry may succeed without any change. */
export function isPassing({ kind }: StackOneProblem): boolean {
  return kind === 'rate-limited' || kind === 'unavailable' || kind === 'network' || kind === 'unreadable'
}

/** The event, its cause, and the fix. */
export function problemWords(problem: StackOneProblem): ProblemWords {
  switch (problem.kind) {
    case 'key-refused':
      return {
        title: 'StackOne refused the API key',
        cause: 'The key in STACKONE_API_KEY is wrong or was deleted.',
        fix: 'Create a key in StackOne’s dashboard, set it, and restart the wizard.',
      }
    case 'forbidden':
      return {
        title: 'The API key may not do this',
        cause: `StackOne knows the key, but the key lacks a permission.${quoted(problem.said)}`,
        fix: 'Use a key with read and write access to the platform API (accounts, connect sessions, connector profiles).',
      }
    case 'blocked':
      return {
        title: 'The request was blocked before StackOne’s API',
        cause: 'The answer was status 403 without the API’s own words. A firewall before the API answers like this.',
        fix: 'If your StackOne project has an IP allow list, add the wizard’s address. If the wizard uses a proxy, ask the people who run it.',
      }
    case 'not-found':
      return {
        title: 'StackOne has no such record',
        cause: 'It was deleted in StackOne, or it belongs to another project.',
        fix: 'Check in StackOne’s dashboard that the API key belongs to the right project.',
      }
    case 'refused':
      return {
        title: 'StackOne refused the request',
        cause: `The answer was status ${problem.status}.${quoted(problem.said)}`,
        fix: 'Correct what StackOne names, then try again.',
      }
    case 'rate-limited':
      return {
        title: 'StackOne is limiting requests',
        cause: 'The API key has made too many requests in a minute.',
        fix: problem.seconds === null ? 'Try again in a minute.' : `Try again in ${problem.seconds} seconds.`,
      }
    case 'unavailable':
      return {
        title: 'StackOne is unavailable',
        cause: `StackOne’s API answered with status ${problem.status}.`,
        fix: 'Try again in a few minutes.',
      }
    case 'network':
      return networkWords(problem)
    case 'unreadable':
      return {
        title: 'The answer cannot be read',
        cause: problem.by
          ? `${problem.by} answered instead of StackOne’s API.`
          : 'The answer does not have the form of StackOne’s API.',
        fix: 'Try again. If it still fails, a proxy may be answering, or StackOne has changed its API.',
      }
    case 'other-profile':
      return {
        title: 'StackOne made the link for another connector profile',
        cause: 'StackOne’s session names a different connector profile.',
        fix: 'The wizard discarded the link. Create the link in StackOne’s dashboard instead.',
      }
    case 'not-offered':
      return {
        title: 'StackOne’s API does not offer this',
        cause: 'StackOne documents no call for it.',
        fix: 'Do it in StackOne’s dashboard.',
      }
  }
}

function networkWords(problem: Extract<StackOneProblem, { kind: 'network' }>): ProblemWords {
  const { host, reason, code = '', detail = '' } = problem
  const values = { host, reason, code, detail, ...(problem.proxy && { proxy: problem.proxy }) }
  switch (faultKind(reason)) {
    case 'tls':
      return tlsFailed('StackOne', values)
    case 'proxy':
      return proxyFailed(values)
    case 'unreached':
      return unreachable('StackOne', values)
    case 'broken':
    case 'timeout':
      return {
        title: `${host} gave no whole answer`,
        cause: `${reason === 'timeout' ? 'There was no answer in time' : 'The connection ended too early'}${through(values.proxy)}.`,
        fix: 'Try again. If it still fails, a firewall or proxy may be cutting the connection.',
      }
  }
}

function quoted(said: string): string {
  return said === '' ? '' : ` StackOne says: “${said}”`
}
