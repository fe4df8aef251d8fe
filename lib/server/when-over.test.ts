import { EventEmitter, once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { currentRequest, withRequest } from '../log/request'
import { whenOver } from './when-over'

const MANY = 30
const REQUEST = 'GET / HTTP/1.1\r\nHost: wizard.example\r\n\r\n'

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function connectTo(listener: RequestListener): Promise<Socket> {
  server = createServer(listener)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return connect((server.address() as AddressInfo).port, '127.0.0.1')
}

test('every request is over once, also those behind one that is never answered, and tells as a part of itself', async () => {
  const events = new EventEmitter()
  const begun: string[] = []
  const over: (string | undefined)[] = []
  const client = await connectTo((request, response) => {
    const id = `${begun.length}`
    begun.push(id)
    withRequest({ id, from: 'here' }, () =>
      whenOver(request, response, () => {
        over.push(currentRequest()?.id)
        if (over.length >= MANY) events.emit('all over')
      }),
    )
    if (id !== '0') response.end()
    if (begun.length === MANY) events.emit('all begun')
  })
  const allBegun = once(events, 'all begun')
  client.write(REQUEST.repeat(MANY))
  await allBegun
  expect(over).toEqual([])
  const allOver = once(events, 'all over')
  client.resetAndDestroy()
  await allOver
  // What would be told twice is told in the same moment.
  await new Promise((resolve) => setImmediate(resolve))
  expect(over.sort()).toEqual(begun.sort())
})

test('an answer that is sent is over while its connection goes on', async () => {
  let over = 0
  const client = await connectTo((request, response) => {
    whenOver(request, response, () => {
      over += 1
      client.end()
    })
    response.end()
  })
  client.write(REQUEST)
  await once(client.resume(), 'close')
  expect(over).toBe(1)
})
