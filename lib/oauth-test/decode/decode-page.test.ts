import { expect, test } from 'vitest'
import { CLIENT, CONTEXT, HOST, json, known, NOT_REGISTERED, shownAs, UNKNOWN_CLIENT } from '../testing/pasted-page'
import { decodePage } from './decode-page'

test.each([
  [
    `{"error_description":"redirect_uri 'http://localhost:8020' not registered for OAuth application 'dbt-databricks'","error":"invalid_request"}`,
    'seen-other-sign-in',
  ],
  [
    `{"error_description":"redirect_uri 'http://localhost:8020' not registered for OAuth application 'dbt-databricks'","error":"invalid request"}`,
    'seen-other-sign-in',
  ],
  [
    `{"error_description":"OAuth application with client_id: 'xxx123' not available in Databricks account 'abc456'.","error":"invalid_request"}`,
    'seen-other-sign-in',
  ],
  [`access_denied — Scopes 'all-apis' are not assigned to the client ${CLIENT}`, 'scopes-not-assigned'],
  [
    `{"error":"access_denied","error_description":"Scopes 'all-apis' are not assigned to the client x","request_id":"r"}`,
    'scopes-not-assigned',
  ],
  ['invalid_client (Client authentication failed)', 'wrong-credentials'],
  ['?error=access_denied&error_description=Policy evaluation failed for this request', 'policy-refused'],
  ['error=access_denied&error_description=Policy%20evaluation%20failed%20for%20this%20request', 'policy-refused'],
  ['{"error":"temporarily_unavailable"}', 'temporarily-unavailable'],
  ['{"error":"invalid_request","error_description":"Temporarily throttled, too many requests"}', 'server-busy'],
  [
    `{'error_code': 403, 'message': 'Source IP address: 1.2.3.4 is blocked by Databricks IP ACL for workspace: 1 [ReqId: x]'}`,
    'seen-blocked-address',
  ],
  ['404 Page not found', 'seen-status'],
])('a page seen in practice is recognised: %s', (pasted, id) => {
  expect(known(pasted).advice.id).toBe(id)
})

test.each([
  json(NOT_REGISTERED),
  json(UNKNOWN_CLIENT),
  `access_denied — Scopes 'all-apis' are not assigned to the client ${CLIENT}`,
  '{"error":"access_denied","error_description":"Policy evaluation failed for this request"}',
  '{"error":"invalid_scope","error_description":"x"}',
])('the provider’s own error about the request is a proof: %s', (pasted) => {
  expect(known(pasted).isProof).toBe(true)
})

const CODES = [
  ['invalid_request', 'sign-in-error', { error: 'invalid_request' }],
  ['unauthorized_client', 'client-not-allowed', { known: 'unasked' }],
  ['unsupported_response_type', 'sign-in-error', { error: 'unsupported_response_type' }],
  ['invalid_client', 'wrong-credentials', {}],
  ['invalid_grant', 'seen-other-program', { meaning: 'code-refused' }],
  ['login_required', 'interaction-needed', { error: 'login_required' }],
  ['access_denied', 'access-denied', {}],
  ['invalid_scope', 'invalid-scope', { scopes: 'all-apis offline_access' }],
  ['server_error', 'temporarily-unavailable', {}],
  ['temporarily_unavailable', 'temporarily-unavailable', {}],
] as const

test.each(CODES)('the error code %s in a form of the provider’s is %s', (code, id, values) => {
  const forms = [
    json('Something else', code),
    `https://${HOST}/error?error=${code}&error_description=Something+else`,
    `https://wizard.example.com/connect/callback?error=${code}&error_description=Something%20else&state=s`,
    `< HTTP/1.1 401 Unauthorized\n< server: nginx\n\n${json('Something else', code)}`,
  ]
  for (const form of forms) {
    const { advice, evidence, comparison } = known(form)
    expect([advice, comparison]).toEqual([{ id, values }, null])
    expect(shownAs(evidence, 'Error')).toBe(code)
    expect(shownAs(evidence, 'Description')).toContain('Something else')
  }
})

test.each(CODES)('the error code %s without an author proves nothing', (code) => {
  const forms = [`Error: ${code}\nSomething else`, `https://a.example/e?error=${code}&error_description=Something+else`]
  for (const form of forms) {
    const { advice, isProof } = known(form)
    expect([advice, isProof]).toEqual([{ id: 'seen-error', values: { error: code } }, false])
  }
})

test.each([
  '',
  'The user denied the request',
  'The resource owner or authorization server denied the request.',
  'user_denied',
  'End-User aborted interaction',
  'Consent was declined by the user.',
])('access_denied with “%s” is the person’s own choice', (description) => {
  expect(known(json(description, 'access_denied')).advice.id).toBe('sign-in-refused')
})

test.each([
  "User's group denied by admin",
  'You are not authorized; your request was denied by the administrator',
  'The user is denied by an IP access list',
  'Access denied by resource owner policy',
])('access_denied with “%s” is not the person’s own choice', (description) => {
  expect(known(json(description, 'access_denied')).advice.id).toBe('access-denied')
})

test.each([
  ['{"error":"iam_error","error_description":"Something"}', 'iam_error', 'Something'],
  ['{"error_code":"PERMISSION_DENIED","message":"Something"}', 'PERMISSION_DENIED', 'Something'],
  ['https://a.example/?error=user_not_found&error_description=Something', 'user_not_found', 'Something'],
])('an unknown error code is named and has no author: %s', (pasted, error, description) => {
  const { advice, isProof, evidence } = known(pasted)
  expect([advice, isProof]).toEqual([{ id: 'seen-error', values: { error } }, false])
  expect(shownAs(evidence, 'Description')).toBe(description)
})

test('an error code in the provider’s own address is the provider’s', () => {
  expect(known(`https://${HOST}/login?error=user_not_found`).advice.id).toBe('sign-in-error')
})

test.each([
  'This API is disabled for users without account admin status. Contact your administrator.',
  'Provided OAuth token does not have required scopes: unity-catalog [ReqId: x]',
  '{"error":"invalid_request","error_description":"Refresh token is invalid"}',
  '{"error_code":"UNAUTHENTICATED","message":"A new access token could not be retrieved because the refresh token is invalid."}',
  '{"error_code":"403","message":"Invalid access token. [ReqId: x]"}',
])('an error about a token does not apply to a test without one: %s', (pasted) => {
  const { advice, isProof } = known(pasted)
  expect([advice.id, isProof]).toEqual(['seen-other-program', false])
})

test.each([
  ['HTTP ERROR 403 Problem accessing /x. Reason: User not authorized.', 'Jetty', '403'],
  ['403 ERROR The request could not be satisfied.', 'Amazon CloudFront', '403'],
  [
    '<html><head><title>ERROR: The requested URL could not be retrieved</title></head><body><h1>ERROR</h1><p>Access Denied.</p></body></html>',
    'Squid',
    '',
  ],
])('a page of the network is named and proves nothing: %s', (pasted, by, status) => {
  const { advice, isProof } = known(pasted)
  expect(advice).toMatchObject({ id: 'seen-network-page', values: { by, status } })
  expect(isProof).toBe(false)
})

test.each([
  ['Policy evaluation failed. Blocked. Generated by proxy1 (squid/5.7)', 'seen-network-page'],
  ['Internet Security by Zscaler. Your authentication token has expired.', 'seen-network-page'],
  ['<title>429 Too Many Requests</title><h1>429 Too Many Requests</h1><hr><center>nginx</center>', 'seen-network-page'],
  ['429 Too Many Requests', 'seen-status'],
  [
    '{"error":"invalid_client","error_description":"Client authentication failed"} https://a.okta.com/',
    'company-sign-in',
  ],
])('wording that other servers share is not the provider’s: %s', (pasted, id) => {
  expect(known(pasted)).toMatchObject({ advice: { id }, isProof: false })
})

test('a page of the company’s sign-in is named, proves nothing, and shows the details to keep', () => {
  const id = '99887766-aaaa-4bbb-8ccc-ddddeeeeffff'
  const page = `AADSTS50011: The redirect URI 'https://x' does not match. Trace ID: ${CLIENT} Correlation ID: ${id}`
  const { advice, isProof, evidence } = known(page)
  expect(advice).toMatchObject({ id: 'company-sign-in', values: { by: 'Microsoft Entra ID', reason: 'app' } })
  expect(isProof).toBe(false)
  expect(shownAs(evidence, 'Correlation ID')).toBe(id)
})

test.each([
  ['404 Page not found', '404'],
  ['HTTP ERROR 404', '404'],
  ['Error 404', '404'],
  ['HTTP/1.1 404 Not Found', '404'],
  ['Page not found', '404'],
  ['Status code: 404.', '404'],
  ['<html><head><title>404 Not Found</title></head><body></body></html>', '404'],
  ['403 Forbidden', '403'],
  ['401 - Unauthorized', '401'],
  ['405 METHOD_NOT_ALLOWED', '405'],
  ['This page isn’t working right now. HTTP ERROR 500', '500'],
  ['Fehler 502', '502'],
  ['504 Gateway Time-out', '504'],
])('%j is a page with a status, from any author', (pasted, status) => {
  const { advice, evidence, isProof } = known(pasted)
  expect([advice, isProof]).toEqual([{ id: 'seen-status', values: { status, host: HOST } }, false])
  expect(shownAs(evidence, 'Error')).toBe(status)
})

test.each([
  'ERR_CONNECTION_REFUSED',
  'DNS_PROBE_FINISHED_NXDOMAIN',
  'SEC_ERROR_UNKNOWN_ISSUER',
  'PR_CONNECT_RESET_ERROR',
  "Safari can't find the server",
  "We're having trouble finding that site",
])('the browser’s own page with %s is recognised', (code) => {
  expect(known(`Something\n${code}`)).toMatchObject({
    advice: { id: 'seen-browser-error', values: { code } },
    isProof: false,
  })
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
])('%j is unknown, and may be part of a page', (pasted) => {
  expect(decodePage(pasted, CONTEXT)).toEqual({ kind: 'unknown', isWhole: false, hints: [] })
})

test.each([
  '<!doctype html><script>let a = "access_denied"</script><p>Loading</p>',
  'Something that nobody knows. '.repeat(20),
])('%j is unknown, although the page is complete', (pasted) => {
  expect(decodePage(pasted, CONTEXT)).toEqual({ kind: 'unknown', isWhole: true, hints: [] })
})

test('a page with a status and the provider’s title names both', () => {
  expect(known('<title>Databricks - Error</title><h1>500 Internal Server Error</h1>').advice).toEqual({
    id: 'seen-status',
    values: { status: '500', host: HOST, own: 'yes' },
  })
})

test('the title of an unknown page is shown', () => {
  expect(decodePage('<html><head><title>Please wait</title></head><p>…</p></html>', CONTEXT)).toMatchObject({
    isWhole: true,
    hints: ['Its title is “Please wait”.'],
  })
})

test('an error number is not redacted as a secret', () => {
  const { evidence } = known(json('Something failed. Error code: undefined. Status code: teapot', 'invalid_request'))
  expect(shownAs(evidence, 'Description')).toBe('Something failed. Error code: undefined. Status code: teapot')
})
