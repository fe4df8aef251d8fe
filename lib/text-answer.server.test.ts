import { describe, expect, test } from 'vitest'
import { textAnswer } from './text-answer.server'

function ask(text: string, ifNoneMatch?: string, status = 200): Response {
  const headers = ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch }
  return textAnswer(new Request('https://wizard.example/llms.txt', { headers }), text, { status })
}

const etag = ask('Hello').headers.get('etag') ?? ''

test('a text is sent whole, as UTF-8, to be revalidated each time', async () => {
  const answer = ask('Grüße')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(answer.headers.get('cache-control')).toContain('must-revalidate')
  expect(await answer.text()).toBe('Grüße')
})

test('another content type is sent', () => {
  const answer = textAnswer(new Request('https://wizard.example'), '{}', { contentType: 'application/json' })
  expect(answer.headers.get('content-type')).toBe('application/json')
})

test('the ETag is weak and quoted, equal for equal texts only', () => {
  expect(etag).toMatch(/^W\/"[\w-]{20,}"$/)
  expect(ask('Hello').headers.get('etag')).toBe(etag)
  expect(ask('Hello ').headers.get('etag')).not.toBe(etag)
  expect(ask('').headers.get('etag')).toMatch(/^W\/".+"$/)
})

describe('a request that names the ETag', () => {
  test.each([
    ['by its tag', etag],
    ['by its tag made strong', etag.replace('W/', '')],
    ['by a list with it', `"other", ${etag}`],
    ['by a list of weak tags, without spaces', `W/"other",${etag},"third"`],
    ['by a star', '*'],
  ])('%s gets 304 with the tag and no text', async (_how, ifNoneMatch) => {
    const answer = ask('Hello', ifNoneMatch)
    expect(answer.status).toBe(304)
    expect(answer.headers.get('etag')).toBe(etag)
    expect(answer.headers.get('cache-control')).toBe(ask('Hello').headers.get('cache-control'))
    expect(await answer.text()).toBe('')
  })
})

test.each([
  ['another tag', '"other"'],
  ['the tag without its quotes', etag.replaceAll('"', '')],
  ['the tag of an older text', ask('Hello!').headers.get('etag') ?? ''],
  ['an empty list', ''],
  ['nonsense', ', ,W/,'],
])('a request with %s gets the text', async (_what, ifNoneMatch) => {
  const answer = ask('Hello', ifNoneMatch)
  expect(answer.status).toBe(200)
  expect(await answer.text()).toBe('Hello')
})

test.each([undefined, '*', etag])('a missing text stays missing, with If-None-Match %s', async (ifNoneMatch) => {
  const answer = ask('Hello', ifNoneMatch, 404)
  expect(answer.status).toBe(404)
  expect(await answer.text()).toBe('Hello')
})
