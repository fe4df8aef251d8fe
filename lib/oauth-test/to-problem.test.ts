import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client'
import { expect, test } from 'vitest'
import { type Problem, ProblemError } from './problem'
import { type Answers, json, NOW, performAlone, SUBJECT, TOKENS } from './testing/fake-provider'
import { toResult } from './to-problem'

test('a result is returned', async () => {
  expect(await toResult(async () => 5)).toEqual({ ok: true, value: 5 })
})

test('a network failure becomes a problem, also when a library wraps it', async () => {
  const problem: Problem = { kind: 'network', reason: 'broken' }
  const plain = new ProblemError(problem)
  const wrapped = Object.assign(new ClientError('x'), { cause: plain })
  for (const error of [plain, wrapped]) {
    expect(await toResult(() => Promise.reject(error))).toEqual({ ok: false, problem })
  }
})

test('an internal error is thrown on', async () => {
  for (const error of [new TypeError('x'), new ClientError('x'), 'text', null]) {
    await expect(toResult(() => Promise.reject(error))).rejects.toBe(error)
  }
})

test('errors of OAuth keep their code and description', async () => {
  const cause = { error: 'invalid_grant', error_description: 'No.' }
  const body = new ResponseBodyError('x', { cause, response: new Response('', { status: 400 }) })
  expect(await toResult(() => Promise.reject(body))).toEqual({
    ok: false,
    problem: { kind: 'oauth', status: 400, error: 'invalid_grant', description: 'No.' },
  })
  const callback = new AuthorizationResponseError('x', { cause: new URLSearchParams({ error: 'access_denied' }) })
  expect(await toResult(() => Promise.reject(callback))).toEqual({
    ok: false,
    problem: { kind: 'oauth', status: null, error: 'access_denied', description: '' },
  })
})

test('a description that is not text is ignored', async () => {
  const answers: Answers = ({ endpoint }) =>
    endpoint === 'token' ? json({ error: 'invalid_grant', error_description: { a: 1 } }, 400) : undefined
  const { result } = await performAlone('token', answers)
  expect(result).toMatchObject({ outcome: 'fail', advice: [{ id: 'code-refused' }] })
})

test('a long text from a server is truncated', async () => {
  const long = `${'x'.repeat(1999)}💥${'y'.repeat(900_000)}`
  const cause = { error: long, error_description: long }
  const body = new ResponseBodyError('x', { cause, response: new Response('', { status: 400 }) })
  const callback = new AuthorizationResponseError('x', { cause: new URLSearchParams(cause) })
  for (const error of [body, callback]) {
    const answer = await toResult(() => Promise.reject(error))
    expect(answer).toMatchObject({ problem: { error: 'x'.repeat(1999), description: 'x'.repeat(1999) } })
  }
  const compared = { expected: long, claims: { nonce: long }, claim: 'nonce' }
  const wrong = Object.assign(new ClientError('x'), { code: 'X', cause: new Error('x', { cause: compared }) })
  expect(await toResult(() => Promise.reject(wrong))).toMatchObject({
    problem: { kind: 'protocol', what: 'nonce', expected: 'x'.repeat(1999), got: 'x'.repeat(1999) },
  })
})

/** The problem of this token response. */
async function said(answer: Record<string, unknown>) {
  const answers: Answers = ({ endpoint }) => (endpoint === 'token' ? json({ ...TOKENS, ...answer }) : undefined)
  const { result } = await performAlone('token', answers)
  return { outcome: result.outcome, advice: result.advice }
}

test.each([
  ['access_token', undefined],
  ['access_token', 5],
  ['access_token', ''],
  ['token_type', undefined],
  ['token_type', 7],
  ['token_type', 'mac'],
  ['expires_in', -1],
  ['expires_in', 'soon'],
  ['expires_in', null],
  ['refresh_token', 5],
  ['scope', ['scim']],
])('a token answer with %s %j breaks the rules, and the rule is named', async (what, value) => {
  const values = { what: expect.stringContaining(what) }
  expect(await said({ [what]: value })).toEqual({ outcome: 'fail', advice: [{ id: 'answer-breaks-rules', values }] })
})

test.each([
  ['token_type', 'bearer'],
  ['token_type', 'BEARER'],
  ['expires_in', '3600'],
  ['expires_in', 3600.5],
  ['scope', undefined],
  ['more', { any: 'thing' }],
])('a token answer with %s %j is accepted', async (what, value) => {
  expect(await said({ [what]: value })).toEqual({ outcome: 'pass', advice: [] })
})

test.each([
  ['iss', 'https://elsewhere.example'],
  ['aud', 'another'],
  ['exp', 5],
  ['nonce', 'another'],
])('an ID token with a wrong %s is refused, with its name', async (what, value) => {
  const seconds = NOW.getTime() / 1000
  const claims = {
    iss: `${SUBJECT.origin}/oidc/accounts/${SUBJECT.accountId}`,
    aud: SUBJECT.clientId,
    sub: '1',
    iat: seconds,
    exp: Math.max(seconds, Date.now() / 1000) + 3600,
    nonce: 'nonce-0123456789',
    [what]: value,
  }
  const parts = [{ alg: 'RS256' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  const answers: Answers = ({ endpoint }) =>
    endpoint === 'token' ? json({ ...TOKENS, id_token: [...parts, 'c2ln'].join('.') }) : undefined
  const pending = { state: 'state-0123456789', verifier: 'v'.repeat(43), nonce: 'nonce-0123456789' }
  const { result } = await performAlone('token', answers, { found: { pending } })
  expect(result).toMatchObject({ outcome: 'fail', advice: [{ id: 'id-token-refused', values: { what } }] })
})
