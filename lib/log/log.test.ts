import { expect, test } from 'vitest'
import { registerSecretPatterns } from '../guides/register-secret-patterns'
import { makeLog } from './log'
import { withRequest } from './request'

/** A log with its written lines. */
function listen() {
  const lines: string[] = []
  return { log: makeLog('info', { write: (line) => lines.push(line) }), lines }
}

test('no line has text that looks like a secret, wherever it came from', () => {
  registerSecretPatterns()
  const { log, lines } = listen()
  const secrets = [`dose${'0123456789abcdef'.repeat(2)}`, 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.']
  for (const secret of secrets) {
    log.info({ path: `/${secret}`, deep: { list: [secret] } }, `said ${secret}`)
    log.error(new Error(`broken at ${secret}`))
    log.child({ bound: secret }).warn('said')
  }
  expect(lines).toHaveLength(6)
  for (const secret of secrets) expect(lines.join('')).not.toContain(secret)
  for (const line of lines) expect(JSON.stringify(JSON.parse(line))).toContain('[removed]')
})

test('no line has characters that could fake another line', () => {
  const { log, lines } = listen()
  const msg = 'An\u202en\u009b2J\u2028{"level":"error","msg":"forged"}\n'
  log.info({ who: msg }, msg)
  expect(lines.join('')).toMatch(/^[^\p{Cc}\p{Cf}\u2028\u2029]*\n$/u)
  expect(JSON.parse(lines.join(''))).toMatchObject({ who: msg, msg })
})

test('each line has its time, its level, and the request and admin behind it', () => {
  const { log, lines } = listen()
  withRequest({ id: '0123456789abcdef', from: '1.2.3.4' }, () => log.warn('said'))
  log.debug('not said')
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      pid: process.pid,
      request: '0123456789abcdef',
      from: '1.2.3.4',
      msg: 'said',
    },
  ])
})
