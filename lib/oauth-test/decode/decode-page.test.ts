import { expect, test } from 'vitest'
import { CLIENT, CONTEXT, HOST, json, known, shownAs } from '../testing/pasted-page'
import { decodePage } from './decode-page'

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
  ['unauthorized_client', 'client-not-allowed', { known: 'unasked' }],
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
