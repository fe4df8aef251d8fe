import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { completeAnswer } from './complete-answer'

let server: Server | undefined
afterEach(() => server?.close())

/** What a browser gets of an answer. */
async function answerOf(respond: (response: ServerResponse) => void) {
  server = createServer((_request, response) => {
    completeAnswer(response, 'the-id')
    respond(response)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { redirect: 'manual' })
  const { status, headers } = answer
  return { status, text: await answer.text(), type: headers.get('content-type'), cache: headers.get('cache-control') }
}

test('what says all it should is left as it is', async () => {
  const whole = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private' }
  expect(await answerOf((response) => response.writeHead(200, whole).end('<p>ü'))).toEqual({
    status: 200,
    text: '<p>ü',
    type: 'text/html; charset=utf-8',
    cache: 'private',
  })
})

test('what says nothing of its content is text that nobody keeps', async () => {
  const answer = await answerOf((response) => {
    response.statusCode = 308
    response.setHeader('location', '/profiles')
    response.end('/profiles')
  })
  expect(answer).toEqual({ status: 308, text: '/profiles', type: 'text/plain; charset=utf-8', cache: 'no-store' })
})

test('an answer in parts comes whole', async () => {
  const answer = await answerOf((response) => {
    response.write('one ')
    response.end('two')
  })
  expect(answer).toMatchObject({ status: 200, text: 'one two', cache: 'no-store' })
})

test.each([
  [400, 'Invalid Server Action request.', 'This form belongs to no page of the wizard.'],
  [409, 'Server Action unavailable.', 'The wizard was updated after this page was opened.'],
])('a form that Next does not know (%i) is answered in a sentence', async (status, words, sentence) => {
  const answer = await answerOf((response) => {
    response.statusCode = status
    response.setHeader('x-nextjs-action-not-found', '1')
    response.setHeader('content-type', 'text/plain')
    response.setHeader('content-length', words.length)
    response.end(words)
  })
  expect(answer).toMatchObject({ status, type: 'text/plain; charset=utf-8' })
  expect(answer.text).toContain(sentence)
  expect(answer.text).not.toContain(words)
})

test.each(['', 'Internal Server Error'])(
  'a fault that is told with %j is told in a sentence, with its number',
  async (words) => {
    const answer = await answerOf((response) => {
      response.statusCode = 500
      response.end(words)
    })
    expect(answer).toMatchObject({ status: 500, cache: 'no-store' })
    expect(answer.text).toBe('The wizard broke here. Its log has more, at request the-id.\n')
  },
)

test('a page that tells of a fault is left as it is', async () => {
  const answer = await answerOf((response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.writeHead(500).end('<p>broken')
  })
  expect(answer).toMatchObject({ status: 500, text: '<p>broken', type: 'text/html; charset=utf-8' })
})
