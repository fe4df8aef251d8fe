import { expect, test } from 'vitest'
import type { AdviceId } from '../guide/advice-id'
import { databricksOauthU2m, databricksTest } from '../guides/testing/databricks'
import { wordsOf } from './advice'
import { judgeOAuthError, judgeProblem } from './judge-problem'
import type { Problem } from './problem'
import type { StageOutcome } from './stage'
import { METADATA, ORIGIN, SUBJECT } from './testing/fake-provider'

const FACTS = { subject: SUBJECT, provider: databricksTest, limitMs: 10_000, found: {} }
const STATUS = { kind: 'status', retryAfterSeconds: null, text: '', isError: true } as const
const PAGE = { kind: 'page', status: 200, retryAfterSeconds: null, title: 'A', words: 'B', speaker: null } as const
const SQUID = { kind: 'network', name: 'Squid', role: 'proxy', reference: null } as const
const ENTRA = {
  kind: 'company-sign-in',
  name: 'Microsoft Entra ID',
  reason: 'policy',
  code: 'AADSTS53003',
  reference: null,
} as const
const OAUTH = { kind: 'oauth', status: 400, error: 'invalid_request', description: '' } as const
const BLOCKED = 'Source IP address: 203.0.113.7 is blocked by Databricks IP ACL for account: x'

const PROBLEMS: [Problem, StageOutcome, AdviceId, Record<string, string>][] = [
  [{ kind: 'network', reason: 'refused' }, 'could-not-run', 'unreachable', { reason: 'refused' }],
  [{ kind: 'network', reason: 'not-found' }, 'could-not-run', 'unreachable', { reason: 'not-found' }],
  [{ kind: 'network', reason: 'certificate' }, 'could-not-run', 'tls-failed', { reason: 'certificate' }],
  [{ kind: 'network', reason: 'plain-http' }, 'could-not-run', 'tls-failed', { reason: 'plain-http' }],
  [
    { kind: 'network', reason: 'other-name', code: 'C', detail: 'x.example', proxy: 'p:1' },
    'could-not-run',
    'tls-failed',
    { reason: 'other-name', code: 'C', detail: 'x.example', proxy: 'p:1' },
  ],
  [{ kind: 'network', reason: 'proxy-sign-in', proxy: 'p:1' }, 'could-not-run', 'proxy-failed', { proxy: 'p:1' }],
  [{ kind: 'network', reason: 'unknown' }, 'could-not-run', 'unreachable', {}],
  [{ kind: 'network', reason: 'broken' }, 'could-not-run', 'connection-broken', {}],
  [{ kind: 'network', reason: 'timeout' }, 'could-not-run', 'timed-out', { seconds: '10' }],
  [{ kind: 'too-large', limit: 5 }, 'could-not-run', 'too-large', {}],
  [{ kind: 'redirect-loop' }, 'could-not-run', 'redirect-loop', {}],
  [
    { kind: 'redirect-elsewhere', to: 'https://x.example' },
    'could-not-run',
    'redirected-elsewhere',
    { to: 'https://x.example' },
  ],
  [{ kind: 'unreadable', status: 200, length: 5 }, 'could-not-run', 'unreadable-answer', {}],
  [PAGE, 'could-not-run', 'page-instead-of-data', {}],
  [{ ...PAGE, status: 403 }, 'could-not-run', 'page-with-status', { status: '403' }],
  [{ ...PAGE, status: 405 }, 'could-not-run', 'page-with-status', { status: '405' }],
  [{ ...PAGE, status: 502 }, 'could-not-run', 'server-error', { status: '502' }],
  [{ ...PAGE, status: 503, retryAfterSeconds: 9 }, 'could-not-run', 'server-busy', { wait: '9' }],
  [{ ...PAGE, status: 403, words: BLOCKED }, 'fail', 'blocked-address', {}],
  [{ ...PAGE, status: 403, speaker: SQUID }, 'could-not-run', 'answered-by-network', { by: 'Squid', status: '403' }],
  [{ ...PAGE, status: 503, speaker: SQUID }, 'could-not-run', 'answered-by-network', { by: 'Squid', status: '503' }],
  [
    { ...OAUTH, kind: 'foreign', error: 'invalid_client', speaker: ENTRA },
    'could-not-run',
    'company-sign-in',
    { by: 'Microsoft Entra ID', code: 'AADSTS53003' },
  ],
  [{ ...STATUS, status: 503, retryAfterSeconds: 120 }, 'could-not-run', 'server-busy', { wait: '120' }],
  [{ ...STATUS, status: 429 }, 'could-not-run', 'server-busy', { wait: '' }],
  [{ ...STATUS, status: 500 }, 'could-not-run', 'server-error', { status: '500' }],
  [{ ...STATUS, status: 418, text: 'tea' }, 'could-not-run', 'unexpected-status', { status: '418' }],
  [{ ...STATUS, status: 403, text: BLOCKED }, 'fail', 'blocked-address', {}],
  [
    { kind: 'protocol', code: 'X', what: 'iss', expected: 'a', got: 'b' },
    'fail',
    'answer-breaks-rules',
    { what: 'iss' },
  ],
]

test.each(PROBLEMS)('the problem %j is %s: %s', (problem, outcome, id, values) => {
  const verdict = judgeProblem(problem, FACTS)
  expect(verdict).toMatchObject({ outcome, advice: [{ id, values }] })
})

// An algorithm with quadratic time would exceed the test's time limit.
test('a description without an end is judged', () => {
  const description = 'redirect_uri '.repeat(80_000)
  expect(judgeOAuthError({ ...OAUTH, description }, FACTS).advice).toHaveLength(1)
})

test('the server’s text is shown, and an unreadable one only by its length', () => {
  expect(judgeProblem({ ...STATUS, status: 503, retryAfterSeconds: 5, text: 'Later.' }, FACTS).evidence).toEqual([
    { label: 'Status', value: '503' },
    { label: 'Answer', value: 'Later.' },
    { label: 'Retry-After', value: '5 s' },
  ])
  expect(judgeProblem({ kind: 'unreadable', status: 200, length: 5 }, FACTS).evidence).toEqual([
    { label: 'Status', value: '200' },
    { label: 'Answer', value: '5 characters that cannot be used' },
  ])
})

test.each([
  ['temporarily_unavailable', '', 'could-not-run', 'temporarily-unavailable'],
  ['invalid_request', 'Temporarily throttled, too many requests', 'could-not-run', 'server-busy'],
  ['invalid_request', 'What?', 'fail', 'unexpected-status'],
  ['access_denied', BLOCKED, 'fail', 'blocked-address'],
] as const)('the OAuth error %s “%s” is %s: %s', (error, description, outcome, id) => {
  const verdict = judgeOAuthError({ ...OAUTH, error, description }, FACTS)
  expect(verdict).toMatchObject({ outcome, advice: [{ id }] })
  expect(verdict.evidence[0]).toEqual({ label: 'Error', value: error })
})

test.each([
  [{ kind: 'too-large', limit: 5 }, 'too-large'],
  [{ kind: 'redirect-elsewhere', to: 'https://x.example' }, 'redirected-elsewhere'],
  [PAGE, 'page-instead-of-data'],
] as const)('%j blames the profile only until the server has identified itself', (problem, id) => {
  const wordsIn = (found: typeof FACTS.found) => {
    const [advice] = judgeProblem(problem, { ...FACTS, found }).advice
    expect(advice?.id).toBe(id)
    return wordsOf(advice ?? { id, values: {} }, databricksOauthU2m, databricksTest)
  }
  expect(wordsIn({})).toMatchObject({
    fix: expect.stringContaining('in the profile'),
    place: { field: expect.any(String) },
  })
  const later = wordsIn({ metadata: METADATA })
  expect(later).toMatchObject({ fix: expect.stringContaining('sign-in page of a network'), place: 'again' })
  expect(later.fix).not.toMatch(/cloud|account|profile/i)
})

test('a redirect to the company’s sign-in is named', () => {
  const to = 'https://login.microsoftonline.com'
  expect(judgeProblem({ kind: 'redirect-elsewhere', to }, FACTS).advice).toMatchObject([
    { values: { by: 'Microsoft Entra ID' } },
  ])
})

test('a redirect within the same server is not reported as leaving it', () => {
  const verdict = judgeProblem({ kind: 'redirect-elsewhere', to: ORIGIN }, FACTS)
  expect(verdict).toMatchObject({ outcome: 'could-not-run', advice: [{ id: 'redirected-within' }] })
})
