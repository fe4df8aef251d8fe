import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { get } from 'node:http'
import { connect } from 'node:net'
import { createInterface } from 'node:readline/promises'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'

/** In milliseconds: longer than any of this takes. */
const PATIENT = 60_000

/** A server process with an open request. */
async function serveAndAsk(lastCall: number) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/testing/serve-until-told.ts', `${lastCall}`], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const nextLine = async () => `${(await lines.next()).value}`
  const { port } = JSON.parse(await nextLine())
  // On a separate connection, which is not kept open.
  const asked = get({ host: '127.0.0.1', port, agent: false })
  const answer = once(asked, 'response').then(
    ([response]) => text(response),
    () => 'broken off',
  )
  expect(await nextLine()).toBe('asked')
  return { child, port: Number(port), ended: once(child, 'exit'), nextLine, isOpen: () => isOpen(port), answer }
}

/** Whether a port accepts connections. */
async function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  'after %s, a process refuses new requests, answers the open one, and finishes its work',
  async (signal) => {
    const { child, ended, nextLine, isOpen, answer } = await serveAndAsk(PATIENT)
    child.kill(signal)
    await expect.poll(isOpen, { timeout: 10_000 }).toBe(false)
    child.stdin.write('\n')
    expect(await answer).toBe('whole')
    expect(await nextLine()).toBe('work done')
    expect(await ended).toEqual([0, null])
  },
)

test('a hanging request does not keep the process from ending', async () => {
  const { child, ended, nextLine, answer } = await serveAndAsk(50)
  child.kill('SIGTERM')
  expect(await answer).toBe('broken off')
  expect(await nextLine()).toBe('work done')
  expect(await ended).toEqual([0, null])
})

test('a connection with an unanswered upgrade does not keep the process from ending', async () => {
  const { child, port, ended, nextLine, answer } = await serveAndAsk(50)
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
  expect(await nextLine()).toBe('upgraded')
  child.kill('SIGTERM')
  expect(await answer).toBe('broken off')
  expect(await nextLine()).toBe('work done')
  expect(await ended).toEqual([0, null])
  socket.destroy()
})
