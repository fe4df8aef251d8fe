import { expect, test } from 'vitest'
import { makeAccessCode } from '../auth/access-code'
import { databricksOauthU2m } from '../guides/testing/databricks'
import { redactor } from './redact'

const redact = redactor({ looks: databricksOauthU2m.knownSecrets.map(({ pattern }) => pattern) })
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
  `{"path":"/setup/${CANARY}"}`,
  `{"path":"/sign-in-for/${CANARY}/start"}`,
])('a secret is redacted from %s', (line) => {
  expect(redact(line)).not.toContain(CANARY)
  expect(redact(line)).toContain('[removed]')
})

test('text that looks like a provider’s secret is redacted anywhere', () => {
  const digits = '0123456789abcdef'.repeat(2)
  for (const kind of ['dapi', 'doau', 'dose']) expect(redact(`said ${kind}${digits} there`)).not.toContain(digits)
  expect(redact('said eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0. there')).toBe('said [removed] there')
})

test.each([
  '{"level":"error","code":"ECONNREFUSED","msg":"connect ECONNREFUSED 127.0.0.1:5432"}',
  '{"request":"0123456789abcdef","path":"/test-runs/7e2f8f9e-6f43-4c19-9d5b-2f1f60d1e6c1","status":200}',
  'at file:///app/.next/server/chunks/ssr/[root]__0abc._.js:12:34',
])('a text that helps to find a fault stays: %s', (line) => {
  expect(redact(line)).toBe(line)
})

test('a named field is redacted, whatever its value looks like', () => {
  const fields = { client_secret: CANARY, accessToken: CANARY, Authorization: ['Basic', CANARY], code: 'ECONNREFUSED' }
  expect(redact({ deep: fields })).toEqual({
    deep: { client_secret: '[removed]', accessToken: '[removed]', Authorization: '[removed]', code: 'ECONNREFUSED' },
  })
})

test('an access code of the wizard is recognised by its pattern', () => {
  const code = makeAccessCode()
  expect(redact(`Who typed ${code} here?`)).toBe('Who typed [removed] here?')
})
