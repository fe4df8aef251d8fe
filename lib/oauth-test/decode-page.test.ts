import fc from 'fast-check'
import { expect, test } from 'vitest'
import { databricksOauthU2m as guide } from '@/lib/guides/databricks/oauth-u2m'
import { databricksTest } from '@/lib/guides/databricks/test'
import { type Decoded, decodePage, type PageContext } from './decode-page'
import { redactor } from './redact'
import type { Evidence, Subject } from './stage'

const HOST = 'accounts.cloud.databricks.com'
const CLIENT = '99999999-8888-7777-6666-555555555555'
const ACCOUNT = '11111111-2222-3333-4444-555555555555'

const SUBJECT: Subject = {
  connector: 'databricks',
  guide: 'oauth-u2m',
  cloud: 'aws',
  origin: `https://${HOST}`,
  accountId: ACCOUNT,
  clientId: CLIENT,
  scopes: ['all-apis', 'offline_access'],
  actions: [],
  redirectUri: 'https://wizard.example.com/connect/callback',
}

const SECRET = 'top-secret-value'
const CONTEXT: PageContext = { subject: SUBJECT, provider: databricksTest, clean: redactor(guide, [SECRET]) }

const NOT_REGISTERED = `redirect_uri '${SUBJECT.redirectUri}' not registered for OAuth application '${CLIENT}'`
const UNKNOWN_CLIENT = `OAuth application with client_id: '${CLIENT}' not available in Databricks account '${ACCOUNT}'.`
const NOT_ASSIGNED = `Scopes 'all-apis' are not assigned to the client ${CLIENT}`

type Known = Extract<Decoded, { kind: 'known' }>

function known(pasted: string, context: PageContext = CONTEXT): Known {
  const decoded = decodePage(pasted, context)
  return decoded.kind === 'known' ? decoded : expect.fail(`${decoded.kind}: ${pasted}`)
}

function shownAs(evidence: readonly Evidence[], label: string): string | undefined {
  return evidence.find((each) => each.label === label)?.value
}

function json(description: string, error = 'invalid_request'): string {
  return JSON.stringify({ error_description: description, error })
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}

test.each([
  [
    `{"error_description":"redirect_uri 'http://localhost:8020' not registered for OAuth application 'dbt-databricks'","error":"invalid_request"}`,
    'redirect-not-registered',
  ],
  [
    `{"error_description":"redirect_uri 'http://localhost:8020' not registered for OAuth application 'dbt-databricks'","error":"invalid request"}`,
    'redirect-not-registered',
  ],
  [
    `{"error_description":"OAuth application with client_id: 'xxx123' not available in Databricks account 'abc456'.","error":"invalid_request"}`,
    'unknown-client',
  ],
  [`access_denied — Scopes 'all-apis' are not assigned to the client ${CLIENT}`, 'scopes-not-assigned'],
  [
    `{"error":"access_denied","error_description":"Scopes 'all-apis' are not assigned to the client x","request_id":"r"}`,
    'scopes-not-assigned',
  ],
  ['invalid_client (Client authentication failed)', 'sign-in-error'],
  ['?error=access_denied&error_description=Policy evaluation failed for this request', 'policy-refused'],
  ['error=access_denied&error_description=Policy%20evaluation%20failed%20for%20this%20request', 'policy-refused'],
  ['temporarily_unavailable', 'temporarily-unavailable'],
  ['{"error":"invalid_request","error_description":"Temporarily throttled, too many requests"}', 'server-busy'],
  [
    `{'error_code': 403, 'message': 'Source IP address: 1.2.3.4 is blocked by Databricks IP ACL for workspace: 1 [ReqId: x]'}`,
    'blocked-address',
  ],
  ['This API is disabled for users without account admin status. Contact your administrator.', 'not-admin'],
  ['Provided OAuth token does not have required scopes: unity-catalog [ReqId: x]', 'api-scope-missing'],
  ['{"error":"invalid_request","error_description":"Refresh token is invalid"}', 'refresh-refused'],
  ['404 Page not found', 'sign-in-error'],
])('what was seen in practice: %s', (pasted, id) => {
  expect(known(pasted).advice.id).toBe(id)
})

test.each([
  ['invalid_request', 'sign-in-error', { error: 'invalid_request' }],
  ['unauthorized_client', 'sign-in-error', { error: 'unauthorized_client' }],
  ['unsupported_response_type', 'sign-in-error', { error: 'unsupported_response_type' }],
  ['login_required', 'sign-in-error', { error: 'login_required' }],
  ['access_denied', 'sign-in-refused', {}],
  ['invalid_scope', 'invalid-scope', { scopes: 'all-apis offline_access' }],
  ['server_error', 'temporarily-unavailable', {}],
  ['temporarily_unavailable', 'temporarily-unavailable', {}],
])('the error code %s is %s', (code, id, values) => {
  const forms = [
    json('Something else', code),
    `Error: ${code}\nSomething else`,
    `https://${HOST}/error?error=${code}&error_description=Something+else`,
    `https://wizard.example.com/connect/callback?error=${code}&error_description=Something%20else&state=s`,
  ]
  for (const form of forms) {
    const { advice, evidence, comparison } = known(form)
    expect([advice, comparison]).toEqual([{ id, values }, null])
    expect(shownAs(evidence, 'Error')).toBe(code)
    expect(shownAs(evidence, 'Description')).toContain('Something else')
  }
})

const PAGE = `<!doctype html>
<html><head><title>Error</title><style>b { color: red }</style>
<script>const codes = { a: "server_error" } // 404 page not found</script></head>
<body><!-- access_denied --><h1>Something is wrong</h1><pre>TEXT</pre></body></html>`

/** One and the same JSON, as it may be pasted. */
const WAYS: readonly [string, (description: string) => string][] = [
  ['JSON', (text) => json(text)],
  ['pretty-printed JSON', (text) => JSON.stringify(JSON.parse(json(text)), null, 2)],
  ['JSON with text around it', (text) => `I saw this:\n\n${json(text)}\n\nWhat now?`],
  [
    'JSON with smart quotes',
    (text) =>
      json(text)
        .replace(/"(.*?)"/g, '“$1”')
        .replace(/'(.*?)'/g, '‘$1’'),
  ],
  ['JSON with escaped letters', (text) => json(text).replaceAll("'", '\\u0027').replaceAll('/', '\\/')],
  ['JSON within JSON', (text) => JSON.stringify({ body: json(text) })],
  ['JSON as Python writes it', (text) => `{'error': 'invalid_request', 'error_description': "${text}"}`],
  ['HTML-escaped JSON', (text) => escapeHtml(json(text))],
  ['twice HTML-escaped JSON', (text) => escapeHtml(escapeHtml(json(text)))],
  ['JSON with line breaks between words', (text) => json(text).replaceAll(' ', '\r\n')],
  ['JSON that is broken at a width', (text) => json(text).replace(/(.{30})/g, '$1\n')],
  ['JSON that is broken and indented', (text) => json(text).replace(/(.{37})/g, '$1\n    ')],
  ['JSON with invisible characters', (text) => `\ufeff${json(text).replaceAll('_', '_\u200b')}`],
  ['plain text', (text) => text],
  ['plain text over lines', (text) => `Error\n\n${text.replaceAll(' ', '\n')}\n\nBack`],
  ['HTML source', (text) => PAGE.replace('TEXT', () => escapeHtml(json(text)))],
  ['HTML source with marked words', (text) => `<p>${text.replace(/(registered|available|assigned)/, '<b>$1</b>')}</p>`],
  ['HTML source that may be broken anywhere', (text) => `<p>${text.replaceAll('/', '/<wbr>')}</p>`],
  ['data in a script of HTML source', (text) => `<!doctype html><script>window.data = ${json(text)}</script>`],
  [
    'an address',
    (text) => `https://${HOST}/e?${new URLSearchParams({ error: 'invalid_request', error_description: text })}`,
  ],
  ['an address with %20', (text) => `https://${HOST}/e?error=x&error_description=${encodeURIComponent(text)}#x`],
  ['an address as browsers show it', (text) => `https://${HOST}/e?error=invalid_request&error_description=${text}`],
  ['an address with a fragment', (text) => `https://${HOST}/e#error=x&error_description=${encodeURIComponent(text)}`],
  ['an address in HTML source', (text) => `<a href="/e?a=b&amp;error_description=${encodeURIComponent(text)}">x</a>`],
  [
    'an address in an address',
    (text) => `https://${HOST}/e?next=${encodeURIComponent(`/x?error_description=${encodeURIComponent(text)}`)}`,
  ],
]

test.each(WAYS)('%s is read', (_name, write) => {
  const redirect = known(write(NOT_REGISTERED))
  expect(redirect.advice).toMatchObject({ id: 'redirect-not-registered', values: { sent: SUBJECT.redirectUri } })
  expect(redirect.comparison).toMatchObject({ isEqual: true })
  expect(shownAs(redirect.evidence, 'Redirect URL on the page')).toMatch(/, as this test sends it$/)
  expect(shownAs(redirect.evidence, 'Note')).toBeUndefined()

  const client = known(write(UNKNOWN_CLIENT))
  expect(client).toMatchObject({ advice: { id: 'unknown-client' }, comparison: null })
  expect(shownAs(client.evidence, 'Client ID on the page')).toBe(`${CLIENT}, as in the profile`)
  expect(shownAs(client.evidence, 'Account ID on the page')).toBe(`${ACCOUNT}, as in the profile`)
  expect(shownAs(client.evidence, 'Note')).toBeUndefined()

  const scopes = known(write(NOT_ASSIGNED))
  expect(scopes).toMatchObject({
    advice: { id: 'scopes-not-assigned', values: { scopes: 'all-apis' } },
    comparison: null,
  })
})

test.each([
  [`${SUBJECT.redirectUri}/`, 'trailing-slash', 43],
  ['http://wizard.example.com/connect/callback', 'scheme', 4],
  ['http://localhost:3000/connect/callback', 'host', 4],
  [`${SUBJECT.redirectUri} `, 'white-space', 43],
])('the redirect URL %j that is quoted is compared with this test’s', (quoted, reason, index) => {
  const { comparison, evidence, advice } = known(
    json(`redirect_uri '${quoted}' not registered for OAuth application 'x'`),
  )
  expect(comparison).toMatchObject({ isEqual: false, reason, index })
  expect(advice.values).toMatchObject({ sent: SUBJECT.redirectUri })
  expect(shownAs(evidence, 'Redirect URL on the page')).toContain(`; this test sends ${SUBJECT.redirectUri}`)
  expect(shownAs(evidence, 'Difference')).toBe(comparison?.words)
  expect(shownAs(evidence, 'Note')).toContain('an earlier attempt')
})

test('a redirect URL may be quoted in any way, or in none', () => {
  for (const quoted of [`"${SUBJECT.redirectUri}"`, `\`${SUBJECT.redirectUri}\``, SUBJECT.redirectUri]) {
    expect(known(`redirect_uri ${quoted} is not registered for OAuth application`).comparison?.isEqual).toBe(true)
  }
  expect(known('The redirect_uri is not registered for OAuth application').comparison).toBeNull()
})

test('an application is a client only where its name is one', () => {
  const about = (application: string) =>
    known(json(`redirect_uri 'x' not registered for OAuth application '${application}'`)).evidence
  expect(shownAs(about('dbt-databricks'), 'Client ID on the page')).toBeUndefined()
  expect(shownAs(about(CLIENT.toUpperCase()), 'Client ID on the page')).toContain(', as in the profile')
  expect(shownAs(about(ACCOUNT), 'Client ID on the page')).toBe(`${ACCOUNT}; the profile has ${CLIENT}`)
})

test('a page about another client or account says so', () => {
  const other = known(json("OAuth application with client_id: 'xxx123' not available in Databricks account 'abc456'."))
  expect(shownAs(other.evidence, 'Client ID on the page')).toBe(`xxx123; the profile has ${CLIENT}`)
  expect(shownAs(other.evidence, 'Account ID on the page')).toBe(`abc456; the profile has ${ACCOUNT}`)
  expect(shownAs(other.evidence, 'Note')).toContain('an earlier attempt')
  const assigned = known(json(`Scopes 'a b' are not assigned to the client ${ACCOUNT}.`, 'access_denied'))
  expect(assigned.advice.values).toEqual({ scopes: 'a b' })
  expect(shownAs(assigned.evidence, 'Client ID on the page')).toBe(`${ACCOUNT}; the profile has ${CLIENT}`)
})

test('where no scopes are named, they are those that were asked for', () => {
  expect(known('Some scopes are not assigned to the client').advice.values).toEqual({
    scopes: 'all-apis offline_access',
  })
})

test.each([
  `${SUBJECT.redirectUri}?code=abc&state=def`,
  `${SUBJECT.redirectUri}?state=def`,
  `${SUBJECT.redirectUri}?iss=https%3A%2F%2F${HOST}&code=abc`,
  `${SUBJECT.redirectUri}/?code=abc`,
  `${SUBJECT.redirectUri}#code=abc`,
  'wizard.example.com/connect/callback?code=abc&state=def',
  'http://wizard.example.com/connect/callback?code=abc&state=def',
  `  I came to <${SUBJECT.redirectUri}?code=abc&amp;state=def>, it did not load`,
  `${SUBJECT.redirectUri}?co\nde=abc&state=def`,
  `access_denied ${SUBJECT.redirectUri}?error=access_denied ${SUBJECT.redirectUri}?code=abc`,
])('%j is our own address with an answer', (pasted) => {
  expect(decodePage(pasted, CONTEXT)).toEqual({ kind: 'callback' })
})

test.each([
  SUBJECT.redirectUri,
  `${SUBJECT.redirectUri}?x=code`,
  `${SUBJECT.redirectUri}s?code=abc`,
  'https://evilwizard.example.com/connect/callback?code=abc',
  'https://other.example/connect/callback?code=abc',
  `https://${HOST}/oidc/authorize?redirect_uri=${encodeURIComponent(SUBJECT.redirectUri)}&state=abc`,
  `https://${HOST}/oidc/authorize?redirect_uri=${SUBJECT.redirectUri}&state=abc`,
])('%j is not', (pasted) => {
  expect(decodePage(pasted, CONTEXT).kind).toBe('unknown')
})

test.each([
  '404 Page not found',
  'HTTP ERROR 404',
  'Error 404',
  'HTTP/1.1 404 Not Found',
  'Page not found',
  'Status code: 404.',
  '<html><head><title>404 Not Found</title></head><body></body></html>',
])('%j is a page that is not there', (pasted) => {
  const { advice, evidence } = known(pasted)
  expect(advice).toEqual({ id: 'sign-in-error', values: { error: '404 Not Found' } })
  expect(shownAs(evidence, 'Error')).toBe('404')
})

test.each([
  '',
  ' \n\t ',
  '\u200b\ufeff',
  'Hello',
  'Access denied',
  'Sign in to Databricks',
  '404',
  `page 11111111-404-error`,
  'https://a.example/404/page',
  '{"error":"","message":""}',
  '{"error":"Something"}',
  'my_access_denied_flag',
  '<!doctype html><script>let a = "access_denied"</script><p>Loading</p>',
])('%j is not known', (pasted) => {
  expect(decodePage(pasted, CONTEXT)).toEqual({ kind: 'unknown', hints: [] })
})

test('a page that is not known gets a hint where it can be told what it is', () => {
  const authorize = new URL(`https://${HOST}/oidc/v1/authorize`)
  authorize.search = `${new URLSearchParams({ client_id: CLIENT, redirect_uri: SUBJECT.redirectUri, state: 's' })}`
  const address = `This is the address of a sign-in page of ${HOST}. Paste what the page says.`
  expect(decodePage(authorize.href, CONTEXT)).toEqual({ kind: 'unknown', hints: [address] })
  authorize.search = '?client_id=x&redirect_uri=y'
  expect(decodePage(authorize.href, CONTEXT)).toEqual({
    kind: 'unknown',
    hints: [
      address,
      'It is for another Client ID than this test’s.',
      'It is for another redirect URL than this test’s.',
    ],
  })
  expect(decodePage('https://other.example/cb?code=a&state=b', CONTEXT)).toEqual({
    kind: 'unknown',
    hints: ['This is where a sign-in came back to, but not that of this test. It has a code in it: do not pass it on.'],
  })
  expect(decodePage(`<form action="https://${HOST}/x"><input type="password"></form>`, CONTEXT)).toEqual({
    kind: 'unknown',
    hints: [`This looks like a sign-in page of ${HOST}. Sign in there, and go on.`],
  })
  expect(decodePage('<input type=password>', CONTEXT)).toEqual({
    kind: 'unknown',
    hints: ['This looks like a sign-in page. Sign in there, and go on.'],
  })
})

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

test('only the first 20,000 characters are read', () => {
  expect(decodePage(`${' '.repeat(19_987)}access_denied`, CONTEXT).kind).toBe('known')
  expect(decodePage(`${' '.repeat(19_988)}access_denied`, CONTEXT).kind).toBe('unknown')
})

const UNITS = [
  ...[
    ' ',
    '\n',
    '\r\n',
    '\t',
    '\0',
    '"',
    "'",
    '`',
    '\\',
    '\\"',
    '/',
    '?',
    '#',
    '=',
    '&',
    '%',
    '%2',
    '%25',
    '+',
    ':',
    ';',
  ],
  ...['<', '>', '<a', '<!--', '<script>', '<p>', '&#', '&#x', '&amp;', '{', '{"', '"error":', '"error":"', "'error':'"],
  ...[
    'error=',
    'error',
    '404',
    '404 ',
    'page ',
    'code=',
    'token:',
    'client_id',
    'client_id:',
    "client_id: '",
    'the client ',
  ],
  ...[
    'redirect_uri',
    "redirect_uri '",
    'redirect_uri a:',
    "Scopes '",
    'account ',
    'a',
    'A1',
    '1',
    '-',
    '_',
    '“',
    '\u200b',
  ],
  ...['💥', '\ud83d', '\u0301', '\u202e', SUBJECT.redirectUri, `${SUBJECT.redirectUri}?`, 'eyJ', 'http', 'https://'],
]

test.each(UNITS)('20,000 characters of %j take no time', (unit) => {
  const pasted = unit.repeat(20_000 / unit.length)
  const took = [pasted, `<p>${pasted}`, `${pasted} access_denied`].map((text) => {
    const start = performance.now()
    decodePage(text, CONTEXT)
    return performance.now() - start
  })
  // The fastest: others may be kept waiting by whatever else this machine does.
  expect(Math.min(...took)).toBeLessThan(50)
})

test('whatever is pasted, there is an answer, and no secret in it', () => {
  const piece = fc.oneof(
    fc.constantFrom(...UNITS, NOT_REGISTERED, UNKNOWN_CLIENT, NOT_ASSIGNED, 'access_denied', 'Error 404', ' ', '\n'),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const decoded = decodePage(pieces.join(` ${SECRET} `), CONTEXT)
      expect(JSON.stringify(decoded)).not.toContain(SECRET)
      if (decoded.kind === 'known') {
        for (const { value } of decoded.evidence) expect(value.length).toBeLessThanOrEqual(400)
      }
    }),
  )
})

test('whatever the redirect URL, it is found in its sentence', () => {
  const path = fc.string({
    unit: fc.constantFrom('a', 'B', '/', '%', '2F', '.', '-', '~', ':', '?', '=', '&'),
    maxLength: 20,
  })
  fc.assert(
    fc.property(path, (rest) => {
      const redirectUri = `https://wizard.example.com/${rest}`
      const context = { ...CONTEXT, subject: { ...SUBJECT, redirectUri } }
      const { comparison } = known(
        json(`redirect_uri '${redirectUri}' not registered for OAuth application 'x'`),
        context,
      )
      expect(comparison?.isEqual).toBe(true)
    }),
  )
})
