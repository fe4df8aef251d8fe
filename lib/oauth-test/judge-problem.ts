import type { AdviceId } from '../guide/advice-id'
import { isOwnPage, meaningOf, ownMeaningOf } from '../guide/provider'
import { type FaultKind, faultKind } from '../outbound/network-fault'
import type { Facts, Verdict } from './define-stage'
import type { Problem } from './problem'
import { signInAt } from './speaker/company-sign-in'
import { speakerAdvice, speakerEvidence } from './speaker/speaker-advice'
import type { Advice, Evidence } from './stage'
import { advise, couldNotRun, fail } from './verdict'

/** The request that failed. */
type Asked = Pick<Facts, 'subject' | 'provider' | 'limitMs' | 'found'>

/**
 * The default verdict on a problem, if a stage has none of its own. A problem that proves nothing about the profile,
 * like a broken connection, is `could-not-run`.
 */
export function judgeProblem(problem: Problem, facts: Asked): Verdict {
  const advice = adviceFor(problem, facts)
  const evidence = whatWasSeen(problem)
  return advice.id === 'blocked-address' || problem.kind === 'protocol'
    ? fail([advice], evidence)
    : couldNotRun([advice], evidence)
}

/** The default verdict on an OAuth error (RFC 6749 section 5.2), if a stage has none of its own. */
export function judgeOAuthError(problem: Extract<Problem, { kind: 'oauth' }>, facts: Asked): Verdict {
  const advice =
    problem.error === 'temporarily_unavailable' ? advise('temporarily-unavailable') : adviceFor(problem, facts)
  return (passesByItself(advice.id) ? couldNotRun : fail)([advice], whatWasSeen(problem))
}

/** Whether it only says that the server is busy. */
export function passesByItself(id: AdviceId): boolean {
  return id === 'server-busy' || id === 'temporarily-unavailable'
}

/** The advice about it. */
export function adviceFor(problem: Problem, { subject, provider, limitMs, found }: Asked): Advice {
  const host = new URL(subject.origin).host
  // Once the server has identified itself, the profile is not to blame for foreign answers.
  const proven = found.metadata ? { proven: 'yes' } : {}
  switch (problem.kind) {
    case 'network':
      return networkAdvice(problem, host, limitMs)
    case 'too-large':
      return advise('too-large', { host, ...proven })
    case 'redirect-elsewhere':
      return problem.to === subject.origin
        ? advise('redirected-within', { host })
        : advise('redirected-elsewhere', { host, to: problem.to, ...signInBy(problem.to), ...proven })
    case 'redirect-loop':
      return advise('redirect-loop', { host })
    case 'unreadable':
      return advise('unreadable-answer', { host })
    case 'page':
      return pageAdvice(problem, provider, { host, ...proven })
    case 'foreign':
      return speakerAdvice(problem.speaker, { host, status: problem.status, ...proven })
    case 'status':
      return statusAdvice(problem, provider, host)
    case 'oauth':
      return advise(meaningOf(provider, problem.description) ?? 'unexpected-status', {
        host,
        status: problem.status === null ? '' : `${problem.status}`,
      })
    case 'protocol':
      return advise('answer-breaks-rules', { what: problem.what })
  }
}

function networkAdvice(
  { reason, proxy, code, detail }: Extract<Problem, { kind: 'network' }>,
  host: string,
  limitMs: number,
): Advice {
  return advise(NETWORK[faultKind(reason)], {
    host,
    reason,
    seconds: `${Math.round(limitMs / 1000)}`,
    ...(proxy && { proxy }),
    ...(code && { code }),
    ...(detail && { detail }),
  })
}

const NETWORK: Readonly<Record<FaultKind, AdviceId>> = {
  unreached: 'unreachable',
  broken: 'connection-broken',
  timeout: 'timed-out',
  tls: 'tls-failed',
  proxy: 'proxy-failed',
}

function signInBy(to: string): { by?: string } {
  const by = URL.canParse(to) ? signInAt(new URL(to).hostname) : null
  return by === null ? {} : { by }
}

function pageAdvice(
  problem: Extract<Problem, { kind: 'page' }>,
  provider: Facts['provider'],
  { host, ...proven }: { host: string; proven?: string },
): Advice {
  const { status, retryAfterSeconds, title, words, speaker } = problem
  const meaning = ownMeaningOf(provider, `${title} ${words}`)
  if (meaning) return advise(meaning, { host, status: `${status}` })
  if (speaker) return speakerAdvice(speaker, { host, status, ...proven })
  if (status < 300) return advise('page-instead-of-data', { host, ...proven })
  if (status >= 500 || status === 429) return statusAdvice({ status, retryAfterSeconds, text: '' }, provider, host)
  return isOwnPage(provider, title)
    ? advise('unexpected-status', { host, status: `${status}` })
    : advise('page-with-status', { host, status: `${status}`, ...proven })
}

function statusAdvice(
  {
    status,
    retryAfterSeconds,
    text,
  }: Pick<Extract<Problem, { kind: 'status' }>, 'status' | 'retryAfterSeconds' | 'text'>,
  provider: Facts['provider'],
  host: string,
): Advice {
  if (status === 503 || status === 429) {
    return advise('server-busy', { host, wait: retryAfterSeconds === null ? '' : `${retryAfterSeconds}` })
  }
  if (status >= 500) return advise('server-error', { host, status: `${status}` })
  return advise(meaningOf(provider, text) ?? 'unexpected-status', { host, status: `${status}` })
}

/** The response as evidence, in the server's own words if it had any. */
export function whatWasSeen(problem: Problem): Evidence[] {
  switch (problem.kind) {
    case 'network':
      return [
        ...(problem.code ? [{ label: 'Error code', value: problem.code }] : []),
        ...(problem.proxy ? [{ label: 'Proxy', value: problem.proxy }] : []),
      ]
    case 'oauth':
      return [
        { label: 'Error', value: problem.error },
        ...(problem.description ? [{ label: 'Description', value: problem.description }] : []),
      ]
    case 'status':
      return [
        { label: 'Status', value: `${problem.status}` },
        ...(problem.text ? [{ label: 'Answer', value: problem.text }] : []),
        ...waitEvidence(problem),
      ]
    case 'unreadable':
      return [
        { label: 'Status', value: `${problem.status}` },
        { label: 'Answer', value: `${problem.length} characters that cannot be used` },
      ]
    case 'page':
      return [
        { label: 'Status', value: `${problem.status}` },
        { label: 'Answer', value: 'a web page' },
        ...(problem.title ? [{ label: 'Page title', value: problem.title }] : []),
        ...(problem.words ? [{ label: 'Its first words', value: problem.words }] : []),
        ...waitEvidence(problem),
        ...(problem.speaker ? speakerEvidence(problem.speaker) : []),
      ]
    case 'foreign':
      return [
        ...(problem.status === null ? [] : [{ label: 'Status', value: `${problem.status}` }]),
        ...(problem.error ? [{ label: 'Error', value: problem.error }] : []),
        ...(problem.description ? [{ label: 'Description', value: problem.description }] : []),
        ...speakerEvidence(problem.speaker),
      ]
    case 'redirect-elsewhere':
      return [{ label: 'Redirected to', value: problem.to }]
    case 'protocol':
      return [
        ...(problem.expected ? [{ label: 'Expected', value: `${problem.what} ${problem.expected}` }] : []),
        ...(problem.got ? [{ label: 'Got', value: problem.got }] : []),
      ]
    default:
      return []
  }
}

function waitEvidence({ retryAfterSeconds }: { retryAfterSeconds: number | null }): Evidence[] {
  return retryAfterSeconds === null ? [] : [{ label: 'Retry-After', value: `${retryAfterSeconds} s` }]
}
