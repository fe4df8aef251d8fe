import { describe, expect, test } from 'vitest'
import { textAnswer } from './text-answer.server'

function ask(text: string, ifNoneMatch?: string, status = 200): Response {
  const headers = ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch }
  return textAnswer(new Request('https://wizard.example/llms.txt', { headers }), text, { status })
}

const etag = ask('Hello').headers.get('etag') ?? ''

test('a text is answered whole, as UTF-8 text, to be asked for again each time', async () => {
  const answer = ask('Grüße')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(answer.headers.get('cache-control')).toContain('must-revalidate')
  expect(await answer.text()).toBe('Grüße')
})

test('another type of text is told', () => {
  const answer = textAnswer(new Request('https://wizard.example'), '{}', { contentType: 'application/json' })
  expect(answer.headers.get('content-type')).toBe('application/json')
})

test('the tag is weak and quoted, the same for the same text, another for another', () => {
  expect(etag).toMatch(/^W\/"[\w-]{20,}"$/)
  expect(ask('Hello').headers.get('etag')).toBe(etag)
  expect(ask('Hello ').headers.get('etag')).not.toBe(etag)
  expect(ask('').headers.get('etag')).toMatch(/^W\/".+"$/)
})

describe('a request that has the text already', () => {
  test.each([
    ['by its tag', etag],
    ['by its tag made strong', etag.replace('W/', '')],
    ['by a list with it', `"other", ${etag}`],
    ['by a list of weak tags, without spaces', `W/"other",${etag},"third"`],
    ['by a star', '*'],
  ])('%s is answered with 304, its tag, and no text', async (_how, ifNoneMatch) => {
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

test.each([undefined, '*', etag])('what is not found stays not found, with If-None-Match %s', async (ifNoneMatch) => {
  const answer = ask('Hello', ifNoneMatch, 404)
  expect(answer.status).toBe(404)
  expect(await answer.text()).toBe('Hello')
})
