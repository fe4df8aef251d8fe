import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonAnswer, oauthAnswer } from './json-answer'
import { toResult } from './to-problem'

const JSON_TYPE = 'application/json'

function answer(body: string, status = 200, headers: Record<string, string> = { 'content-type': JSON_TYPE }): Response {
  return new Response(body, { status, headers })
}

function problemOf(result: Awaited<ReturnType<typeof toResult>>) {
  return result.ok ? null : result.problem
}

test('any JSON object or array with status 200 is read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue())), async (value) => {
      const text = JSON.stringify(value)
      expect(await jsonAnswer(answer(text))).toEqual(JSON.parse(text))
    }),
  )
})

test.each(['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON', 'application/scim+json'])(
  'the content type %s is JSON',
  async (type) => {
    expect(await jsonAnswer(answer('{}', 200, { 'content-type': type }))).toEqual({})
  },
)

test.each([
  ['an empty body', answer('')],
  ['a text', answer('"text"')],
  ['a number', answer('5')],
  ['null', answer('null')],
  ['JSON that is cut off', answer('{"a": "b')],
  ['JSON of another type', answer('{}', 200, { 'content-type': 'text/plain' })],
  ['JSON of no type', answer('{}', 200, {})],
  ['a type that only begins so', answer('{}', 200, { 'content-type': 'application/jsonp' })],
  ['another status', answer('{}', 201)],
])('%s is unreadable', async (_what, response) => {
  const { status } = response
  const { length } = await response.clone().text()
  const problem = { kind: 'unreadable', status, length }
  expect(problemOf(await toResult(() => jsonAnswer(response.clone())))).toEqual(problem)
  expect(problemOf(await toResult(() => oauthAnswer(response)))).toEqual(problem)
})

const PAGE = '<!DOCTYPE html><head><title>Access &amp; more</title><style>b{}</style></head><p>You may <b>not</b> pass.'

test.each([
  ['200', answer(PAGE, 200, { 'content-type': 'text/html' })],
  ['200 and the type of JSON', answer(`\n ${PAGE}`)],
  ['403', answer(PAGE, 403, { 'content-type': 'text/html; charset=utf-8' })],
  ['405 and no type', answer(PAGE, 405, {})],
  ['502 and the type of JSON', answer(PAGE, 502)],
])('a web page with status %s is described by its title and first words', async (_what, response) => {
  const { status } = response
  const problem = { kind: 'page', status, title: 'Access & more', words: 'You may not pass.', speaker: null }
  expect(problemOf(await toResult(() => jsonAnswer(response.clone())))).toMatchObject(problem)
  expect(problemOf(await toResult(() => oauthAnswer(response)))).toMatchObject(problem)
})

test.each([
  ['message', '{"error_code":403,"message":"No."}', 'No.', true],
  ['detail', '{"detail":"No.","status":"403"}', 'No.', true],
  ['error_description', '{"error":{},"error_description":"No."}', 'No.', true],
  ['errorSummary', '{"errorCode":"E1","errorSummary":"No."}', 'No.', true],
  ['nothing known', '{"why":"No."}', '{"why":"No."}', false],
  ['a message alone, as gateways write it', '{"message":"Forbidden"}', 'Forbidden', false],
  ['a message that is no text', '{"message":{"a":1}}', '{"message":{"a":1}}', false],
  ['plain text', 'Unable to load OAuth Config', 'Unable to load OAuth Config', false],
])('the error message is found in %s', async (_where, body, text, isError) => {
  expect(problemOf(await toResult(() => jsonAnswer(answer(body, 403))))).toEqual({
    kind: 'status',
    status: 403,
    retryAfterSeconds: null,
    text,
    isError,
  })
})

test('an error that names another author is not the provider’s', async () => {
  const body = JSON.stringify({ error: 'invalid_grant', error_description: 'AADSTS70008: The code has expired.' })
  const problem = { kind: 'foreign', speaker: { name: 'Microsoft Entra ID', code: 'AADSTS70008' } }
  expect(problemOf(await toResult(() => jsonAnswer(answer(body, 400))))).toMatchObject(problem)
})

test('a long text is truncated', async () => {
  const long = problemOf(await toResult(() => jsonAnswer(answer('x'.repeat(9999), 403))))
  expect(long).toMatchObject({ text: 'x'.repeat(2000) })
})

test.each([
  ['120', {}, 120],
  ['0', {}, 0],
  ['soon', {}, null],
  ['-5', {}, null],
  ['1e9', {}, null],
  ['99999999999', {}, null],
  ['Mon, 23 Nov 2026 10:02:00 GMT', { date: 'Mon, 23 Nov 2026 10:00:00 GMT' }, 120],
  ['Mon, 23 Nov 2026 09:00:00 GMT', { date: 'Mon, 23 Nov 2026 10:00:00 GMT' }, 0],
  ['Mon, 23 Nov 2026 10:02:00 GMT', {}, null],
])('Retry-After: %s, with %j, is read as %s seconds', async (value, more, seconds) => {
  const response = answer('', 503, { 'retry-after': value, ...(more as Record<string, string>) })
  expect(problemOf(await toResult(() => jsonAnswer(response)))).toMatchObject({ retryAfterSeconds: seconds })
})

test.each([400, 401, 403, 404])(
  'an OAuth error with status %d is passed to the library without its challenge',
  async (status) => {
    const headers = { 'content-type': JSON_TYPE, 'www-authenticate': 'Basic realm="x"' }
    const response = await oauthAnswer(answer('{"error":"invalid_client"}', status, headers))
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([status, null])
    expect(await response.json()).toEqual({ error: 'invalid_client' })
  },
)

test.each([
  [429, '{"error":"slow_down"}', JSON_TYPE],
  [500, '{"error":"server_error"}', JSON_TYPE],
  [503, '{"error":"temporarily_unavailable"}', JSON_TYPE],
  [403, '{"message":"Source IP address is blocked"}', JSON_TYPE],
  [400, '{"error":5}', JSON_TYPE],
  [400, '["error"]', JSON_TYPE],
  [400, '{"error":"invalid_grant"}', 'text/plain'],
  [302, '{"error":"invalid_grant"}', JSON_TYPE],
])('status %d with %s as %s is not an OAuth error', async (status, body, type) => {
  const problem = problemOf(await toResult(() => oauthAnswer(answer(body, status, { 'content-type': type }))))
  expect(problem).toMatchObject({ kind: 'status', status })
})
