import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attempt } from './attempt'
import { jsonAnswer, oauthAnswer } from './json-answer'

const JSON_TYPE = 'application/json'

function answer(body: string, status = 200, headers: Record<string, string> = { 'content-type': JSON_TYPE }): Response {
  return new Response(body, { status, headers })
}

function problemOf(result: Awaited<ReturnType<typeof attempt>>) {
  return result.ok ? null : result.problem
}

test('whatever JSON object or array comes with status 200 is read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue())), async (value) => {
      const text = JSON.stringify(value)
      expect(await jsonAnswer(answer(text))).toEqual(JSON.parse(text))
    }),
  )
})

test.each(['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON', 'application/scim+json'])(
  '%s is JSON',
  async (type) => {
    expect(await jsonAnswer(answer('{}', 200, { 'content-type': type }))).toEqual({})
  },
)

test.each([
  ['an empty body', answer(''), false],
  ['a text', answer('"text"'), false],
  ['a number', answer('5'), false],
  ['null', answer('null'), false],
  ['JSON that is cut off', answer('{"a": "b'), false],
  ['JSON of another type', answer('{}', 200, { 'content-type': 'text/plain' }), false],
  ['JSON of no type', answer('{}', 200, {}), false],
  ['a type that only begins so', answer('{}', 200, { 'content-type': 'application/jsonp' }), false],
  ['another status', answer('{}', 201), false],
  ['a page', answer('<!DOCTYPE html><p>', 200, { 'content-type': 'text/html' }), true],
  ['a page that says it is JSON', answer('\n <html><p>'), true],
])('%s is nothing that can be read', async (_what, response, isPage) => {
  const { status } = response
  const { length } = await response.clone().text()
  const problem = { kind: 'unreadable', status, isPage, length }
  expect(problemOf(await attempt(() => jsonAnswer(response.clone())))).toEqual(problem)
  expect(problemOf(await attempt(() => oauthAnswer(response)))).toEqual(problem)
})

test.each([
  ['message', '{"error_code":403,"message":"No."}', 'No.'],
  ['detail', '{"detail":"No.","status":"403"}', 'No.'],
  ['error_description', '{"error_description":"No."}', 'No.'],
  ['errorSummary', '{"errorSummary":"No."}', 'No.'],
  ['nothing known', '{"why":"No."}', '{"why":"No."}'],
  ['a message that is no text', '{"message":{"a":1}}', '{"message":{"a":1}}'],
  ['plain text', 'Unable to load OAuth Config', 'Unable to load OAuth Config'],
])('the words of an error are found in %s', async (_where, body, text) => {
  expect(problemOf(await attempt(() => jsonAnswer(answer(body, 403))))).toEqual({
    kind: 'status',
    status: 403,
    retryAfterSeconds: null,
    text,
  })
})

test('a page with an error status gives no words, and a long text not all of them', async () => {
  expect(problemOf(await attempt(() => jsonAnswer(answer('<html>secret', 403))))).toMatchObject({ text: '' })
  const long = problemOf(await attempt(() => jsonAnswer(answer('x'.repeat(9999), 403))))
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
])('Retry-After: %s, with %j, is %s seconds', async (value, more, seconds) => {
  const response = answer('', 503, { 'retry-after': value, ...(more as Record<string, string>) })
  expect(problemOf(await attempt(() => jsonAnswer(response)))).toMatchObject({ retryAfterSeconds: seconds })
})

test.each([400, 401, 403, 404])(
  'an OAuth error with status %d goes on to the library, without its challenge',
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
])('status %d with %s as %s is no OAuth error', async (status, body, type) => {
  const problem = problemOf(await attempt(() => oauthAnswer(answer(body, status, { 'content-type': type }))))
  expect(problem).toMatchObject({ kind: 'status', status })
})
