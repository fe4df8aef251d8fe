import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import pino from 'pino'
import { expect, test } from 'vitest'
import { refuseUnreadable } from './refuse-unreadable'

test.each([
  ['GET / HT', ['too slow']],
  // A browser's, which it opened in advance.
  ['', []],
])('who sends “%s” and no more is told so; the log names it: %j', async (sent, rules) => {
  const lines: { rule?: string }[] = []
  const refuse = refuseUnreadable(
    { isSecure: false, issuer: null },
    pino({}, { write: (line) => lines.push(JSON.parse(line)) }),
  )
  const server = createServer((socket) => {
    const tooSlow = Object.assign(new Error('too slow'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' })
    if (sent === '') refuse(tooSlow, socket)
    else socket.once('data', () => refuse(tooSlow, socket))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  client.write(sent)
  expect(await text(client)).toMatch(/^HTTP\/1\.1 408 [\s\S]*\r\n\r\nThis request took too long to arrive\.\n$/)
  expect(lines.map(({ rule }) => rule)).toEqual(rules)
  server.close()
})
