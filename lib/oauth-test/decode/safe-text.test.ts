import { expect, test } from 'vitest'
import {
  CONTEXT,
  json,
  known,
  NOT_ASSIGNED,
  NOT_REGISTERED,
  SECRET,
  shownAs,
  UNKNOWN_CLIENT,
} from '../testing/pasted-page'

test.each([
  ['a secret that is known', `${SECRET}`, SECRET],
  ['a secret that is known by its look', `doau${'0a'.repeat(16)}`, 'doau'],
  ['a token', `eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.abc`, 'eyJ'],
  ['a code in an address', 'https://a.example/?code=c0de-1&x=1', 'c0de-1'],
  ['a code in an encoded address', 'https%3A%2F%2Fa.example%2F%3Fcode%3Dc0de-2', 'c0de-2'],
  ['a code in JSON', '{"code": "c0de-3"}', 'c0de-3'],
  ['a secret by its name', 'client_secret: c0de-4', 'c0de-4'],
])('%s is in no evidence', (_name, pasted, secret) => {
  const places = [
    `${pasted} ${NOT_ASSIGNED} ${pasted}`,
    `${pasted} access_denied ${pasted}`,
    `${pasted} Error 404 ${pasted}`,
    json(`Something ${pasted.replaceAll('"', "'")} ${NOT_ASSIGNED}`),
    `redirect_uri '${pasted.replaceAll("'", '')}' not registered for OAuth application`,
    `client_id: '${pasted.replaceAll(' ', '')}' ${'OAuth application with client_id not available in'}`,
    `Scopes '${pasted}' are not assigned to the client`,
  ]
  for (const place of places) expect(JSON.stringify(known(place))).not.toContain(secret)
})

test('a secret at the edge of what is shown is not cut in two', () => {
  for (let gap = 90; gap < 160; gap += 1) {
    const around = `${SECRET} ${'x '.repeat(gap / 2)}access_denied ${'x '.repeat(gap / 2)}${SECRET}`
    expect(JSON.stringify(known(around))).not.toMatch(/top-|-value/)
    expect(JSON.stringify(known(json(`${'x'.repeat(gap + 150)} ${SECRET}`)))).not.toMatch(/top-|-value/)
  }
})

test('the description is cut, between characters', () => {
  const { evidence } = known(json(`a${'💥'.repeat(400)}`))
  expect(shownAs(evidence, 'Description')).toBe(`a${'💥'.repeat(149)}`)
})

test('everything that is shown went through the redactor', () => {
  const context = { ...CONTEXT, clean: (text: string) => text.replace(/[^ ]/g, 'x') }
  const texts = [json(NOT_REGISTERED), json(UNKNOWN_CLIENT), json(NOT_ASSIGNED), NOT_ASSIGNED, 'access_denied because']
  for (const text of texts) {
    const { advice, evidence, comparison } = known(text, context)
    const values = evidence.filter(({ label }) => !['Error', 'Note', 'Difference'].includes(label))
    for (const { value } of values)
      expect(value).toMatch(/^[x ]+(?:, as .*|; (?:the profile has|this test sends) .*)?$/)
    expect(advice.values.scopes ?? '').toMatch(/^x*$/)
    expect(comparison?.registeredRest ?? '').toMatch(/^x*$/)
  }
})
