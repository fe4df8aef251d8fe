import { expect, test } from 'vitest'
import { databricksTest } from '@/lib/guides/testing/databricks'
import { whoSpoke } from './who-spoke'

const TRACE = '0a1b2c3d-1111-4222-8333-444455556666'
const CORRELATION = '99887766-aaaa-4bbb-8ccc-ddddeeeeffff'
const TIME = '2026-11-28T10:00:00Z'

function speaks(text: string, form: 'page' | 'error' | 'text' = 'page') {
  return whoSpoke({ text, form }, databricksTest)
}

test.each([
  [`AADSTS53003: Access has been blocked by Conditional Access policies.`, 'policy', 'AADSTS53003'],
  ['AADSTS900941: An administrator of Example has set a policy …', 'approval', 'AADSTS900941'],
  ['Se necesita la aprobación del administrador. AADSTS90094: El administrador', 'approval', 'AADSTS90094'],
  [`AADSTS50011: The redirect URI 'https://x' specified in the request does not match`, 'app', 'AADSTS50011'],
  [`aadsts700016: Die Anwendung mit dem Bezeichner „x“ wurde nicht gefunden.`, 'app', 'AADSTS700016'],
  [`AADSTS50105: Your administrator has configured the application to block users`, 'assignment', 'AADSTS50105'],
  ['AADSTS50076: 管理者が構成を変更したため、多要素認証を使用する必要があります', 'account', 'AADSTS50076'],
  ['AADSTS90033: A transient error has occurred. Please try again.', 'passing', 'AADSTS90033'],
  ['AADSTS1234567: Something that is new', 'other', 'AADSTS1234567'],
])('Entra ID says %s', (text, reason, code) => {
  const trail = ` Trace ID: ${TRACE} Correlation ID: ${CORRELATION} Timestamp: 2026-11-28 10:00:00Z`
  // A paste may lack the text between two lines.
  for (const said of [text + trail, `now${text}${trail.replaceAll(/ (?=[TC])/g, '')}`]) {
    expect(speaks(said)).toEqual({
      kind: 'company-sign-in',
      name: 'Microsoft Entra ID',
      reason,
      code,
      reference: { label: 'Correlation ID', value: CORRELATION },
    })
  }
})

test.each([
  ['English', 'Request Id', 'Correlation Id'],
  ['German', 'Anforderungs-ID', 'Korrelations-ID'],
  ['French', 'ID de la demande', 'ID de corrélation'],
  ['Japanese', '要求 ID', '相関 ID'],
  ['a language that nobody here knows', 'Xyz', 'Qrs'],
])(
  'Entra ID’s details without AADSTS are recognised in %s, with the Correlation ID',
  (_language, request, correlation) => {
    const page = `Error Code: 53003 ${request}: ${TRACE} ${correlation}: ${CORRELATION} Timestamp: ${TIME} App name: x`
    expect(speaks(page)).toMatchObject({
      name: 'Microsoft Entra ID',
      reason: 'policy',
      code: 'AADSTS53003',
      reference: { value: CORRELATION },
    })
  },
)

const ADMIN = 'https://example-admin.oktapreview.com/admin/app/oidc_client/instance/x#tab-general'

test.each([
  [
    'Okta',
    'app',
    `400 Bad Request Error Code: invalid_request Description: The 'redirect_uri' parameter must be a Login redirect URI in the client app settings: ${ADMIN}`,
  ],
  [
    'Okta',
    'app',
    `400 Solicitud incorrecta Código de error: invalid_request Descripción: El parámetro «redirect_uri» debe ser un URI de redirección: ${ADMIN}`,
  ],
  ['Okta', 'assignment', 'User is not assigned to the client application.'],
  ['Okta', 'policy', 'Policy evaluation failed for this request, please check the policy configuration.'],
  ['Okta', 'policy', '{"errorCode":"E0000006","errorSummary":"You do not have permission"}'],
  ['Google', 'policy', 'Access blocked Error 400: admin_policy_enforced'],
  ['Google', 'assignment', 'Zugriff blockiert: Fehler 403: org_internal'],
  ['Google', 'assignment', '403. Fehler: app_not_configured_for_user'],
  ['Google', 'app', 'Erreur 400 : redirect_uri_mismatch'],
  ['Ping Identity', 'other', 'PingFederate. Unexpected System Error. Reference number: ab12cd'],
  ['Ping Identity', 'app', 'INVALID_REQUEST Redirect URI mismatch https://auth.pingone.eu/x/as/authorize'],
  ['Microsoft AD FS', 'app', 'An error occurred MSIS9224: The redirect URI is not registered.'],
  ['Auth0', 'app', 'Oops! Callback URL mismatch. error: invalid_request https://example.eu.auth0.com/authorize'],
  ['OneLogin', 'assignment', 'Error 403: you are not assigned to the app. https://example.onelogin.com/portal'],
  ['Duo', 'policy', 'Duo Security. Access denied. 403 Your organization’s policy does not allow this device.'],
  ['Microsoft Entra ID', 'account', 'AADSTS5OO76: read from a picture'],
  ['Microsoft Entra ID', 'policy', 'You cannot access this right now. Your sign-in does not meet the criteria'],
  ['Microsoft Entra ID', 'approval', 'Administratorgenehmigung erforderlich. Bitten Sie einen Administrator'],
  ['Microsoft AD FS', 'app', `An error occurred. Activity ID: ${TRACE} Relying party: Databricks`],
  ['Google', 'policy', 'You can’t sign in because it doesn’t comply with Google’s OAuth 2.0 policy. Error 400'],
  ['Google', 'other', '400. That’s an error. Error parsing the request, malformed_certificate That’s all we know.'],
  ['Okta', 'assignment', 'Okta. You do not have permission to access your account at this time.'],
  ['Okta', 'other', '404 Page not found. The page you requested does not exist. Powered by Okta'],
  ['Oracle Identity Cloud', 'account', 'error: access_denied, IDCS-3210 Your account is locked.'],
  ['The company’s identity provider', 'other', 'Status: urn:oasis:names:tc:SAML:2.0:status:Responder'],
  ['Keycloak', 'app', 'We are sorry… Invalid parameter: redirect_uri'],
])('%s refuses: %s', (name, reason, text) => {
  expect(speaks(text)).toMatchObject({ kind: 'company-sign-in', name, reason })
})

test.each([
  ['Squid', 'proxy', 'ERROR: The requested URL could not be retrieved. Access Denied. Generated by host (squid/5.7)'],
  ['Zscaler', 'firewall', 'Internet Security by Zscaler. Your organization has selected Zscaler …'],
  ['Netskope', 'firewall', 'Blocked by Netskope. You have attempted to access a site'],
  ['Palo Alto Networks', 'firewall', 'Web Page Blocked. Palo Alto Networks URL Filtering'],
  ['Fortinet', 'firewall', 'FortiGuard Intrusion Prevention - Access Blocked'],
  ['Symantec (Blue Coat)', 'firewall', 'Access Denied (policy_denied) Your system policy has denied access'],
  ['Amazon CloudFront', 'cdn', '403 ERROR The request could not be satisfied. Request blocked.'],
  ['Cloudflare', 'cdn', 'Sorry, you have been blocked. Cloudflare Ray ID: 8c0ffee123456789'],
  ['Akamai', 'cdn', 'Access Denied You don’t have permission. Reference #18.2d351ab8.1557333295.a4e16ab'],
  ['Azure Front Door', 'cdn', 'Our services aren’t available right now. We’re working to restore all services'],
  ['AWS Elastic Load Balancing', 'gateway', '<html><h1>503 Service Temporarily Unavailable</h1>awselb/2.0</html>'],
  ['Envoy', 'gateway', 'upstream connect error or disconnect/reset before headers. reset reason: overflow'],
  ['Amazon API Gateway', 'gateway', '{"message":"Forbidden"}'],
  ['Apigee', 'gateway', '{"fault":{"faultstring":"Unable to identify proxy for host"}}'],
  ['Cloudflare', 'cdn', 'error code: 1020'],
  ['Google Front End', 'gateway', '404. Es un error. No se encontró la URL. Es todo lo que sabemos.'],
  ['Cato Networks', 'firewall', 'Access is blocked by your organization. Cato Networks Internet Firewall'],
  ['nginx', 'server', '502 Bad Gateway nginx/1.25.3'],
  ['Jetty', 'server', 'HTTP ERROR 403 Problem accessing /oidc/x. Reason: User not authorized.'],
])('%s, a %s, is recognised', (name, role, text) => {
  expect(speaks(text)).toMatchObject({ kind: 'network', name, role })
})

test('the details that support would ask for are kept', () => {
  expect(speaks('Sorry, you have been blocked. Cloudflare Ray ID: 8c0ffee123456789')).toMatchObject({
    reference: { label: 'Ray ID', value: '8c0ffee123456789' },
  })
})

test('a device with an empty page is recognised by its headers', () => {
  const headers = new Headers({ 'x-squid-error': 'ERR_ACCESS_DENIED 0' })
  expect(whoSpoke({ text: '', form: 'page', headers }, databricksTest)).toMatchObject({ name: 'Squid' })
})

test.each([
  'Source IP address: 1.2.3.4 is blocked by Databricks IP ACL for account: x',
  "redirect_uri 'https://x' not registered for OAuth application 'y'",
  `OAuth application with client_id: '${TRACE}' not available in Databricks account '${CORRELATION}'.`,
  'Policy evaluation failed for this request',
])('the provider is recognised by its sentences on any page: %s', (text) => {
  for (const form of ['page', 'error', 'text'] as const) expect(speaks(text, form)).toEqual({ kind: 'provider' })
  expect(speaks(`${text} served by nginx/1.25.3`)).toEqual({ kind: 'provider' })
  expect(speaks(`Sign in with Microsoft Entra ID. ${text}`)).toEqual({ kind: 'provider' })
})

test.each([
  'Sign in to Databricks. Sign in with Microsoft Entra ID. There was an error. Privacy policy',
  'Databricks. Continue with Google Workspace or Okta. Something failed.',
  'Mit Okta anmelden. Fehler',
])('a name on a button does not identify the author: %s', (text) => {
  expect(speaks(text)).toEqual({ kind: 'unknown' })
})

test('only the visible text of a page and the target of its form identify the author', () => {
  const links = '<link href="https://login.microsoftonline.com/x"><script>const idp = "https://a.okta.com/"</script>'
  const page = { text: 'Error 500', form: 'page' } as const
  expect(whoSpoke({ ...page, source: links }, databricksTest)).toEqual({ kind: 'unknown' })
  const form = '<form method="post" action="https://a.okta.com/login">'
  expect(whoSpoke({ ...page, source: form }, databricksTest)).toMatchObject({ name: 'Okta' })
})

test.each([
  'IncorrectClaimException: Expected iss claim to be: https://sts.windows.net/x/, but was: https://sts.windows.net/y/',
  'The sign-in failed: the identity provider is not Okta',
])('a text that the provider’s error quotes does not identify the author: %s', (text) => {
  expect(speaks(text, 'error')).toEqual({ kind: 'provider' })
})

test('an error in an API’s form is the provider’s, unless it names another author', () => {
  expect(speaks('Something else', 'error')).toEqual({ kind: 'provider' })
  expect(speaks('AADSTS50011: Something else', 'error')).toMatchObject({ kind: 'company-sign-in' })
})

test.each([
  'Access denied',
  'Sign in with Microsoft Entra ID, Okta or Google',
  'https://example.okta.com/ is where you sign in',
  '404 Page not found',
  '',
])('the author of %s is unknown', (text) => {
  expect(speaks(text)).toEqual({ kind: 'unknown' })
})

// An algorithm with quadratic time would exceed the test's time limit.
test.each(['AADSTS', `: 12345 ${TRACE} `, 'HTTP ERROR 403 Problem ', 'https://a.', 'Check Point '])(
  'a long text of %j is checked quickly',
  (part) => {
    expect(speaks(part.repeat(20_000)).kind).toBeTypeOf('string')
  },
)
