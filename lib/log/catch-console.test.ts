import { Console } from 'node:console'
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { catchConsole } from './catch-console'
import { makeLog } from './log'

/** A console whose words go to a log; the lines of that, and what is printed past it. */
function caught() {
  const lines: string[] = []
  const past = new PassThrough()
  const console = new Console(past)
  catchConsole(makeLog('debug', { write: (line) => lines.push(line) }), console)
  return { console, read: () => lines.map((line) => JSON.parse(line)), printedPast: () => past.read() }
}

test.each([
  ['log', 'info'],
  ['info', 'info'],
  ['warn', 'warn'],
  ['error', 'error'],
  ['debug', 'debug'],
] as const)('console.%s is a line of the log, as grave as %s', (method, level) => {
  const { console, read, printedPast } = caught()
  console[method]('said %s', 'this', { n: 1 })
  expect(read()).toMatchObject([{ level, msg: 'said this { n: 1 }' }])
  expect(printedPast()).toBeNull()
})

test('a long text is cut, and a secret in it removed', () => {
  const { console, read } = caught()
  console.error(`dose${'0123456789abcdef'.repeat(2)} ${'x'.repeat(10_000)}`)
  const [{ msg }] = read()
  expect(msg).toContain('[removed]')
  expect(msg.length).toBeLessThan(2100)
})
