import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guideSources } from '../guides/registry'
import { lineRedactor } from './redact-line'

const redact = lineRedactor(
  guideSources.flatMap(({ guide }) => guide.profile.knownSecrets.map(({ pattern }) => pattern)),
)
const CANARY = 'c4naryC4naryc4nary'

test.each([
  `/connect/callback?code=${CANARY}&state=x`,
  `https://x.test/authorize?client_id=a&state=${CANARY}&nonce=${CANARY}`,
  `{"client_secret":"${CANARY}"}`,
  `{"msg":"sent {\\"refresh_token\\":\\"${CANARY}\\"}"}`,
  `{ clientSecret: '${CANARY}' }`,
  `code_verifier=${CANARY}&grant_type=authorization_code`,
  `Authorization: Bearer ${CANARY}`,
  `{"cookie":"Cookie: __Host-session=${CANARY}"}`,
  `connect to postgresql://wizard:${CANARY}@db:5432/wizard`,
  `password=${CANARY}`,
  `{"path":"/calendar/${CANARY}.ics"}`,
])('a secret is taken out of %s', (line) => {
  expect(redact(line)).not.toContain(CANARY)
  expect(redact(line)).toContain('[removed]')
})

test('what looks like a secret of a provider is taken out, wherever it stands', () => {
  const digits = '0123456789abcdef'.repeat(2)
  for (const kind of ['dapi', 'doau', 'dose']) expect(redact(`said ${kind}${digits} there`)).not.toContain(digits)
  expect(redact('said eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0. there')).toBe('said [removed] there')
})

test.each([
  '{"level":"error","code":"ECONNREFUSED","msg":"connect ECONNREFUSED 127.0.0.1:5432"}',
  '{"request":"0123456789abcdef","path":"/test-runs/7e2f8f9e-6f43-4c19-9d5b-2f1f60d1e6c1","status":200}',
  'at file:///app/.next/server/chunks/ssr/[root]__0abc._.js:12:34',
])('what helps to find a fault stays: %s', (line) => {
  expect(redact(line)).toBe(line)
})

test('a line is never spoilt: JSON stays JSON', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('code', 'password', 'client_secret', 'state'), (text, field) => {
      const line = JSON.stringify({ msg: `?${field}=${text}`, [field]: text })
      expect(() => JSON.parse(redact(line))).not.toThrow()
    }),
  )
})
