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

test.each<[name: string, pasted: string, secret: string]>([
  ['a secret that is known', `${SECRET}`, SECRET],
  ['a secret that is known by its look', `doau${'0a'.repeat(16)}`, 'doau'],
  ['a token', `eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.abc`, 'eyJ'],
  ['a code in an address', 'https://a.example/?code=c0de-1&x=1', 'c0de-1'],
  ['a code in an encoded address', 'https%3A%2F%2Fa.example%2F%3Fcode%3Dc0de-2', 'c0de-2'],
  ['a code in JSON', '{"code": "c0de-3"}', 'c0de-3'],
  ['a secret by its name', 'client_secret: c0de-4', 'c0de-4'],
  ...[
    'Authorization: Bearer X',
    'Authorization: Basic X',
    'authorization: DPoP X',
    "-H 'Authorization: Bearer X'",
    'Bearer X',
    'Basic X',
    'client_secret = X',
    'client_secret is X',
    'client_secret=access_denied-X',
    'client_secret=404-X',
    'The client secret is X, sorry',
    'clientSecret=X',
    'clientSecret => X',
    'code: X',
    'code = X',
    'code=X',
    'auth_code=X',
    'authorizationCode: X',
    'state=X',
    'secret="a X"',
    'secret "a X"',
    "secret='X'",
    '{"client_secret": "a\\"X"}',
    '{\\"client_secret\\": \\"a X\\"}',
    'client_secret=\nX',
    'client_secret\n= X',
    'Cookie: session=X',
    'Cookie: a=b; session=X; c=X',
    'Set-Cookie: sid=X; Path=/',
    'x-api-key: X',
    'apiKey=X',
    'https://u:X@h/',
    'https://X@h/',
    'https%3A%2F%2Fu%3AX%40h%2F',
    'client_secret%3DX',
    'client_secret%253DX',
    '%253Fcode%253DX',
    '%26code%3DX',
    'id_token_hint=X',
    'login_token=X',
    'refresh_token=X&x=1',
    'password: X',
    'nonce=X',
    'code_verifier=X',
    'https://a.example/#access_token=X',
  ].map((text) => [text, text.replaceAll('X', 'hunter2'), 'hunter2'] satisfies [string, string, string]),
])('%s never appears in the evidence', (_name, pasted, secret) => {
  const places = [
    `${pasted} ${NOT_ASSIGNED} ${pasted}`,
    `${pasted} access_denied ${pasted}`,
    `${pasted} Error 404 ${pasted}`,
    json(`Something ${pasted.replaceAll('"', "'")} ${NOT_ASSIGNED}`),
    `redirect_uri '${pasted.replaceAll("'", '')}' not registered for OAuth application`,
    `client_id: '${pasted.replaceAll(' ', '')}' ${'OAuth application with client_id not available in'}`,
    `Scopes '${pasted}' are not assigned to the client`,
    json(`Something ${pasted}`),
    json(`${pasted}. Something`, 'access_denied'),
    `${pasted} ${UNKNOWN_CLIENT} ${pasted}`,
    `${pasted}${NOT_REGISTERED}${pasted}`,
    `does not have required scopes: ${pasted}`,
    `error=access_denied&error_description=${encodeURIComponent(`Something ${pasted}`)}`,
    `error=access_denied ${encodeURIComponent(encodeURIComponent(pasted))}`,
  ]
  for (const place of places) expect(JSON.stringify(known(place))).not.toContain(secret)
})

test.each([
  ['access_denied', 'I saw this. It says access_denied because of a policy! What now?'],
  ['access_denied', 'ann: hello; It says access_denied because of a policy? bob: hi'],
  [NOT_ASSIGNED, 'I saw this. It says access_denied because of a policy. What now?'],
  ['Refresh token is invalid', 'Hello | It says access_denied because of a policy | Bye'],
  ['404 not found', 'Hello. It says access_denied because of a policy. Bye'],
])('a page recognised by “%s” keeps only its sentence', (said, pasted) => {
  const { evidence } = known(pasted.replace('access_denied', said))
  expect(shownAs(evidence, 'Description')).toBe(`It says ${said} because of a policy`)
})

test('a sentence without an end is truncated to some words', () => {
  const { evidence } = known(`${'before '.repeat(50)}access_denied ${'after '.repeat(50)}`)
  expect(shownAs(evidence, 'Description')).toMatch(/^(before ){5,11}access_denied( after){5,13}$/)
})

test.each([
  'Refresh token is invalid',
  'The token is not valid for this client',
  'Invalid access token',
  'Client secret is wrong',
  'Basic authentication is off',
  'A bearer token is required',
  'Error code: invalid_request',
  'error_code: 403',
  'Sign in with a code or a key',
  'https://wizard.example.com/connect/callback?mail=ann@a.example',
])('%s: the text has no secret and stays unchanged', (said) => {
  expect(shownAs(known(json(said, 'access_denied')).evidence, 'Description')).toBe(said)
})

test('a secret at the edge of the shown text is not cut in two', () => {
  for (let gap = 90; gap < 160; gap += 1) {
    const around = `${SECRET} ${'x '.repeat(gap / 2)}access_denied ${'x '.repeat(gap / 2)}${SECRET}`
    expect(JSON.stringify(known(around))).not.toMatch(/top-|-value/)
    expect(JSON.stringify(known(json(`${'x'.repeat(gap + 150)} ${SECRET}`)))).not.toMatch(/top-|-value/)
  }
})

test('the description is truncated between characters', () => {
  const { evidence } = known(json(`a${'💥'.repeat(400)}`))
  expect(shownAs(evidence, 'Description')).toBe(`a${'💥'.repeat(149)}`)
})

test('everything shown passes the redactor', () => {
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
