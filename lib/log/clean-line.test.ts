import fc from 'fast-check'
import { expect, test } from 'vitest'
import { secretsInSettings } from '../security/process-secrets'
import { lineCleaner } from './clean-line'
import { makeLog } from './log'
import { noteSecrets, withRequest } from './request'

const SECRET = 'Sébastien+"s/secret&more%'

test.each([
  ['plain', SECRET],
  ['in a part', SECRET.slice(4, 20)],
  ['in small letters', SECRET.toLowerCase()],
  ['percent-encoded', encodeURIComponent(SECRET)],
  ['twice', encodeURIComponent(encodeURIComponent(SECRET))],
  ['as a form has it', new URLSearchParams({ a: SECRET }).toString().slice(2)],
  ['in JSON', JSON.stringify(SECRET)],
  ['in JSON in JSON', JSON.stringify(JSON.stringify({ a: SECRET }))],
  ['in HTML', SECRET.replaceAll('&', '&amp;').replaceAll('"', '&quot;')],
  ['as in Basic', Buffer.from(`wizard:${SECRET}`).toString('base64')],
  ['in Base64url', Buffer.from(SECRET).toString('base64url')],
  ['in hexadecimal', Buffer.from(SECRET).toString('hex')],
])('a known secret is redacted %s', (_how, spelled) => {
  const line = `${JSON.stringify({ level: 'error', deep: { list: [spelled] }, msg: `It said: ${spelled}, and no more.` })}\n`
  const cleaned = lineCleaner([SECRET])(line)
  expect(cleaned).not.toContain(JSON.stringify(spelled).slice(1, -1))
  expect(cleaned.match(/\[removed\]/g)).toHaveLength(2)
  expect(JSON.parse(cleaned)).toMatchObject({
    level: 'error',
    msg: expect.stringMatching(/^It said: .*, and no more\.$/),
  })
})

test('other lines stay unchanged, however often they repeat', () => {
  const line =
    '{"level":"info","time":"x","request":"0123456789abcdef","path":"/profiles","status":200,"msg":"answered"}\n'
  const clean = lineCleaner([SECRET])
  for (const _time of [1, 2]) expect(clean(line)).toBe(line)
})

test('a cleaned line stays valid: JSON keeps its syntax and its names', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ minLength: 4 }), (msg, secret) => {
      const cleaned = JSON.parse(lineCleaner([secret])(`${JSON.stringify({ level: 'info', msg, n: 1 })}\n`))
      expect(Object.keys(cleaned)).toEqual(['level', 'msg', 'n'])
      expect(cleaned.level).toBe('info')
    }),
  )
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('code', 'password', 'client_secret', 'state'), (text, field) => {
      const line = `${JSON.stringify({ msg: `?${field}=${text}`, [field]: text })}\n`
      expect(Object.keys(JSON.parse(lineCleaner([])(line)))).toEqual(['msg', field])
    }),
  )
})

test('a password that is a common word redacts no words', () => {
  const line = '{"msg":"The wizard is at http://localhost:3000"}\n'
  expect(lineCleaner(['wizard', 'is'])(line)).toBe(line)
})

test('the secrets are found in the settings, as written and as decoded', () => {
  expect(
    secretsInSettings({
      AUTH_OIDC_CLIENT_SECRET: 'client-secret',
      SECRETS_KEY: 'key-1, key-2',
      DATABASE_URL: 'postgresql://wizard:p%40ss@db:5432/wizard',
      HTTPS_PROXY: 'http://ann:hunter@2@proxy:3128',
      http_proxy: 'ann:%zz@proxy:3128',
      HTTP_PROXY: 'http://proxy:3128',
      STACKONE_API_KEY: 'v1.us1.api-key',
      STACKONE_WEBHOOK_SECRET: 'new-signing,old-signing',
      NOTIFY_WEBHOOK_URL: 'https://hooks.example.com/services/T0/B0?x=1',
      NOTIFY_WEBHOOK_SECRET: 'notify-secret',
      OTHER: 'x',
    }),
  ).toEqual([
    ...['client-secret', 'v1.us1.api-key', 'notify-secret', 'key-1', 'key-2', 'new-signing', 'old-signing'],
    ...['p%40ss', 'p@ss', 'hunter@2', 'hunter@2', '%zz', 'services/T0/B0?x=1'],
  ])
  expect(secretsInSettings({ DATABASE_URL: 'postgresql://db/wizard', HTTPS_PROXY: 'proxy:3128' })).toEqual([])
})

test('a request’s known secrets are in none of its lines', () => {
  const lines: string[] = []
  const log = makeLog('info', { write: (line) => lines.push(line) })
  withRequest({ id: '0123456789abcdef', from: '1.2.3.4' }, () => {
    noteSecrets(['the-nonce-of-this-sign-in', undefined])
    log.error('expected the-nonce-of-this-sign-in')
  })
  log.error('expected the-nonce-of-this-sign-in')
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual([
    'expected [removed]',
    'expected the-nonce-of-this-sign-in',
  ])
})
