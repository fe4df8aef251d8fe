import {
  brought,
  ended,
  error,
  type FaultRow,
  failed,
  fault,
  generic,
  openid,
  ready,
  unknown,
  WITH_OPENID,
  waiting,
  without,
} from './fault-row'
import type { Scene } from './rehearse'

const ONLY_USERS = { scopes: 'scim offline_access', actions: ['databricks_list_users'] } satisfies Scene
const USERS_AND_BUDGETS = {
  scopes: 'scim billing offline_access',
  actions: ['databricks_list_users', 'databricks_list_budgets'],
} satisfies Scene
const STACKONE_ONLY = ['https://api.stackone.com/connect/oauth2/databricks/callback']
const POLICY = { access_token_ttl_in_minutes: 60, refresh_token_ttl_in_minutes: 129600 }
/** A closed port. `fetch` itself refuses some low ports, but not this one. */
const CLOSED = 'http://127.0.0.1:2'

/** Every fault of a rehearsal. */
export const FAULT_TABLE: readonly FaultRow[] = [
  ended('nothing-wrong', 'Nothing is wrong', { ...USERS_AND_BUDGETS }, ready('api', 'pass', null)),
  ended('nothing-wrong-broad', 'Nothing is wrong, with all-apis and openid', WITH_OPENID, ready('token', 'pass', null)),
  ended('latency', 'Every answer takes 100 ms longer', { latency: 100 }, ready('api', 'pass', null)),

  // The profile.
  ended(
    'account-id-misshapen',
    'The account ID is invalid',
    { profile: { accountId: 'my-account' } },
    failed('config', 'value-wrong'),
  ),
  ended(
    'client-id-is-email',
    'The client ID is an e-mail address',
    { profile: { clientId: 'ada@sandbox.example' } },
    failed('config', 'value-wrong'),
  ),
  ended(
    'secret-unreadable',
    'The key that sealed the secret is gone',
    { keyIsGone: true },
    failed('config', 'secret-unreadable'),
  ),
  ended(
    'offline-access-not-asked',
    'The Scopes field is missing offline_access',
    { scopes: 'all-apis' },
    ready('config', 'warn', 'offline-access-not-asked'),
  ),
  ended(
    'needed-scope-not-asked',
    'The Scopes field is missing a scope that an action needs',
    { ...USERS_AND_BUDGETS, scopes: 'scim offline_access' },
    { stage: 'config', outcome: 'warn', advice: 'needed-scopes-not-asked', run: 'failed' },
  ),
  ended(
    'needed-scope-not-granted',
    'A scope that an action needs was not requested and is not granted',
    { ...USERS_AND_BUDGETS, scopes: 'scim offline_access' },
    failed('scopes', 'scope-missing'),
  ),

  // The server.
  ended('network-refused', 'Nothing listens at the address', { origin: CLOSED }, unknown('discovery', 'unreachable')),
  ...generic('metadata', 'discovery', 'incomplete', { html: { outcome: 'fail', run: 'failed' } }),
  fault('wrong-issuer', 'The issuer is on another host', failed('discovery', 'issuer-mismatch')),
  fault('issuer-slash', 'The issuer has a trailing slash', failed('discovery', 'issuer-mismatch')),
  fault('no-token-endpoint', 'The metadata names no token endpoint', failed('discovery', 'metadata-incomplete')),
  fault('token-endpoint-elsewhere', 'The token endpoint is on another host', failed('discovery', 'endpoint-elsewhere')),
  fault('iss-not-announced', 'The metadata does not announce iss in answers', ready('discovery', 'pass', null)),
  fault('clock-ahead', 'The server’s clock is 10 minutes ahead', ready('discovery', 'warn', 'clock-differs')),
  fault('clock-behind', 'The server’s clock is 10 minutes behind', ready('discovery', 'warn', 'clock-differs')),
  ended(
    'clock-ahead-openid',
    'The server’s clock is 10 minutes ahead, and an ID token is asked for',
    { ...WITH_OPENID, faults: ['clock-ahead'] },
    ready('discovery', 'warn', 'clock-differs'),
  ),

  // The credentials. Unproven ones are proven when tokens arrive.
  ...generic('client', 'client', 'ready', {
    // The valid response is an error there: only its status remains.
    'cut-json': { advice: 'unexpected-status' },
    'wrong-type': { advice: 'unexpected-status' },
  }),
  ended(
    'wrong-secret',
    'The client secret is another app’s',
    { profile: { clientSecret: `dose${'0'.repeat(32)}` } },
    failed('client', 'wrong-credentials'),
  ),
  ended(
    'wrong-client-id',
    'There is no app with this client ID',
    { profile: { clientId: '00000000-0000-4000-8000-000000000000' } },
    failed('client', 'wrong-credentials'),
  ),
  ended(
    'wrong-account-id',
    'The app is in another account',
    { profile: { accountId: '00000000-0000-4000-8000-000000000000' } },
    failed('client', 'wrong-credentials'),
  ),
  fault('client-invalid-client', 'The client is refused, although it is right', failed('client', 'wrong-credentials')),
  fault('client-accepts-anything', 'The impossible code is exchanged for tokens', {
    stage: 'client',
    outcome: 'could-not-run',
    advice: 'client-unclear',
    run: 'ready',
  }),
  fault('client-code-first', 'The code is checked before the secret', {
    stage: 'client',
    outcome: 'could-not-run',
    advice: 'secret-unchecked',
    run: 'ready',
  }),
  ended(
    'client-code-first-wrong-secret',
    'The code is checked before the secret, which is wrong',
    { profile: { clientSecret: `dose${'0'.repeat(32)}` }, faults: ['client-code-first'] },
    failed('token', 'wrong-credentials'),
  ),
  fault('client-unauthorized', 'The app may not use codes', failed('client', 'client-not-allowed')),
  fault('client-ip-blocked', 'An IP access list blocks the token endpoint', failed('client', 'blocked-address')),
  fault('client-temporarily-unavailable', 'The token endpoint is temporarily unavailable', {
    stage: 'client',
    outcome: 'could-not-run',
    advice: 'temporarily-unavailable',
    run: 'ready',
  }),

  // The sign-in.
  waiting(
    'redirect-not-registered',
    'The app lacks the wizard’s redirect URL',
    { app: { redirect_urls: STACKONE_ONLY } },
    'not registered for OAuth application',
  ),
  waiting(
    'authorize-redirect-not-registered',
    'The page for a redirect URL that is not registered, although it is',
    { faults: ['authorize-redirect-not-registered'] },
    'not registered for OAuth application',
  ),
  waiting(
    'authorize-unknown-client',
    'The page for a client ID that the account does not have',
    { faults: ['authorize-unknown-client'] },
    'not available in Databricks account',
  ),
  waiting(
    'authorize-not-found',
    'The sign-in page is not there',
    { faults: ['authorize-not-found'] },
    '404 Page not found',
  ),
  waiting('authorize-500', 'The sign-in page fails', { faults: ['authorize-500'] }, 'An internal error occurred'),
  waiting(
    'authorize-entra-page',
    'Microsoft Entra ID stops the sign-in',
    { faults: ['authorize-entra-page'] },
    'AADSTS53003',
  ),
  waiting('authorize-okta-page', 'Okta stops the sign-in', { faults: ['authorize-okta-page'] }, 'oktapreview.com'),
  waiting('authorize-proxy-page', 'A proxy stops the sign-in', { faults: ['authorize-proxy-page'] }, 'Access Denied.'),
  waiting('callback-never', 'The browser is not sent back', { faults: ['callback-never'] }, 'You may close this tab.'),
  ended(
    'nobody-signs-in',
    'Nobody signs in within the time limit',
    { signIn: false, waitIsOver: true },
    unknown('authorize', 'no-sign-in'),
  ),
  ended(
    'consent-refused',
    'The user who signs in does not agree',
    { consent: false },
    unknown('authorize', 'sign-in-refused'),
  ),
  ended(
    'scope-not-assigned',
    'The app may not ask for a scope',
    { ...ONLY_USERS, app: { scopes: ['sql'] } },
    failed('authorize', 'scopes-not-assigned'),
  ),
  fault(
    'callback-scope-not-assigned',
    'A scope is not assigned, although it is',
    failed('authorize', 'scopes-not-assigned'),
  ),
  fault('callback-access-denied', 'A policy refuses the sign-in', failed('authorize', 'policy-refused')),
  fault('callback-hostile-description', 'The error’s description is hostile', unknown('authorize', 'access-denied')),
  fault(
    'callback-company-policy',
    'A policy of the company’s own sign-in refuses',
    unknown('authorize', 'company-sign-in'),
  ),
  fault(
    'callback-temporarily-unavailable',
    'The sign-in is temporarily unavailable',
    unknown('authorize', 'temporarily-unavailable'),
  ),
  fault('callback-wrong-state', 'The answer has another state', unknown('authorize', 'wrong-state')),
  fault('callback-no-state', 'The answer has no state', unknown('authorize', 'wrong-state')),
  fault('callback-wrong-iss', 'The answer is from another issuer', failed('authorize', 'wrong-iss')),
  fault('callback-no-code', 'The answer has neither a code nor an error', failed('authorize', 'no-code')),
  brought('iss-cut-off', 'The answer is missing the announced issuer', (query) => without(query, 'iss'), 'wrong-iss'),
  brought('code-empty', 'The answer’s code is empty', (query) => `${without(query, 'code')}&code=`, 'no-code'),
  brought('code-twice', 'The answer has two codes', (query) => `${query}&code=another`, 'answer-breaks-rules'),
  brought('invalid-scope', 'A scope is unknown', (query) => error(query, 'invalid_scope'), 'invalid-scope'),
  brought('unknown-error', 'The error is unknown', (query) => error(query, 'moon_phase'), 'sign-in-error'),
  fault('callback-foreign-code', 'The code is none that was given out', failed('token', 'code-refused')),

  // The tokens.
  ...generic('token', 'token', 'incomplete', {}),
  fault('token-invalid-grant', 'The code is refused', failed('token', 'code-refused')),
  fault('token-invalid-client', 'The client is refused at the token exchange', failed('token', 'wrong-credentials')),
  fault('token-unauthorized-client', 'The app may not exchange codes', failed('token', 'client-not-allowed')),
  fault('token-error-200', 'An error comes with status 200', failed('token', 'unexpected-status')),
  fault('token-wants-dpop', 'Tokens require the proof of a key (DPoP)', failed('token', 'token-bound')),
  fault('token-type-dpop', 'The token is bound to a key (DPoP)', failed('token', 'token-bound')),
  fault('token-echoes-secrets', 'An error quotes every secret that was sent', failed('token', 'code-refused')),
  fault('token-type-mac', 'The token is not a bearer token', failed('token', 'answer-breaks-rules')),
  fault('token-no-access-token', 'The access token is missing', failed('token', 'answer-breaks-rules')),
  fault('token-expires-in-negative', 'expires_in is negative', failed('token', 'answer-breaks-rules')),
  fault('token-expires-in-text', 'expires_in is a text and is read as a number', ready('token', 'pass', null)),
  fault('token-expires-in-missing', 'expires_in is missing', ready('token', 'warn', 'lifetime-unknown')),
  fault('token-short-lived', 'The access token ends after 30 seconds', ready('token', 'warn', 'short-lived')),
  fault('token-no-refresh-token', 'No refresh token arrived', failed('token', 'no-refresh-token')),
  ended(
    'no-refresh-token-asked',
    'No refresh token was asked for',
    { scopes: 'all-apis' },
    ready('token', 'warn', 'no-refresh-token-asked'),
  ),
  fault('token-opaque', 'The access token is not a JWT', ready('identity', 'warn', 'identity-unknown')),
  fault('token-opaque-api', 'The access token is not a JWT, and works', ready('api', 'pass', null), {
    faults: ['token-opaque'],
  }),
  ...(
    [
      ['wrong-nonce', 'The ID token is for another sign-in'],
      ['bad-signature', 'The ID token’s signature is wrong'],
      ['expired', 'The ID token has expired'],
      ['wrong-issuer', 'The ID token is from another issuer'],
      ['wrong-audience', 'The ID token is for another app'],
      ['missing', 'The ID token is missing'],
    ] as const
  ).map(([what, title]) => openid(`id-token-${what}`, title, failed('token', 'id-token-refused'))),
  openid('jwks-500', 'The signing keys cannot be read', unknown('token', 'keys-unavailable')),
  { ...openid('jwks-hang', 'The signing keys do not arrive', unknown('token', 'keys-unavailable')), isSlow: true },

  // The scopes.
  fault(
    'token-scope-missing',
    'The answer does not list the granted scopes: the requested ones count',
    ready('scopes', 'pass', null),
  ),
  fault('token-scope-commas', 'The granted scopes are separated by commas', ready('scopes', 'pass', null)),
  fault('token-scope-wider', 'More scopes are granted than requested', ready('scopes', 'pass', null)),
  ended(
    'token-scope-narrower',
    'A scope that an action needs is not granted',
    { ...USERS_AND_BUDGETS, faults: ['token-scope-narrower'] },
    failed('scopes', 'scope-missing'),
  ),
  ended(
    'token-scope-narrower-optional',
    'A scope that no action needs is not granted',
    { ...USERS_AND_BUDGETS, actions: ['databricks_list_users'], faults: ['token-scope-narrower'] },
    ready('scopes', 'warn', 'scope-optional-missing'),
  ),
  ended(
    'token-scope-narrower-broad',
    'The broad scope is not granted',
    { faults: ['token-scope-narrower'] },
    failed('scopes', 'scope-missing'),
  ),

  // The API.
  ...generic('api', 'api', 'incomplete', {}),
  ended('not-admin', 'The user who signs in is not an account admin', { user: 'ursula' }, failed('api', 'not-admin')),
  fault('api-not-admin', 'The API does not recognise an admin', failed('api', 'not-admin')),
  fault('api-missing-scope', 'The API is missing a scope and names it', failed('api', 'api-scope-missing')),
  fault(
    'api-missing-scope-unnamed',
    'The API is missing a scope and does not name it',
    failed('api', 'api-scope-missing'),
  ),
  fault('api-ip-blocked', 'An IP access list blocks the API', failed('api', 'blocked-address')),
  fault('api-expired-token', 'The access token has expired (403)', failed('api', 'token-rejected')),
  fault('api-401', 'The access token is refused (401)', failed('api', 'token-rejected')),
  fault('api-404', 'The API path does not exist (404)', unknown('api', 'api-not-found')),
  fault('api-odd-403', 'The API refuses in unknown words (403)', failed('api', 'api-refused')),
  fault('api-any-token', 'The API takes any token', unknown('api', 'token-not-needed')),
  ended(
    'api-any-token-users',
    'The API takes any token, and has users',
    { ...ONLY_USERS, faults: ['api-any-token'] },
    unknown('api', 'token-not-needed'),
  ),
  fault('api-list-null', 'A list is null', unknown('api', 'unreadable-answer')),
  fault('api-list-is-error', 'A list is an error', failed('api', 'api-refused')),
  fault('api-items-are-errors', 'A list has only errors', failed('api', 'api-refused')),
  ended(
    'api-other-account',
    'A list belongs to another account',
    { scopes: 'provisioning offline_access', actions: ['databricks_list_workspaces'], faults: ['api-other-account'] },
    failed('api', 'another-account'),
  ),
  fault('api-bare-array', 'A list comes without an object around it', ready('api', 'pass', null)),
  ended(
    'api-billing-500',
    'The API of a needed scope fails',
    { ...USERS_AND_BUDGETS, faults: ['api-billing-500'] },
    unknown('api', 'server-error'),
  ),
  ended(
    'api-billing-500-optional',
    'The API of a scope that no action needs fails',
    { ...USERS_AND_BUDGETS, actions: ['databricks_list_users'], faults: ['api-billing-500'] },
    ready('api', 'warn', 'server-error'),
  ),
  {
    ...ended(
      'api-scim-hang',
      'The API of a needed scope never answers',
      { ...USERS_AND_BUDGETS, faults: ['api-scim-hang'] },
      unknown('api', 'timed-out'),
    ),
    isSlow: true,
  },
  ended(
    'no-probe',
    'There is nothing to read with the scopes',
    { scopes: 'sql offline_access' },
    unknown('api', 'no-probe'),
  ),
  ended(
    'app-lacks-redirect',
    'The app lacks StackOne’s redirect URL',
    { app: { redirect_urls: ['http://localhost:9/connect/callback'] } },
    failed('api', 'app-lacks-redirect'),
  ),

  // The refresh token.
  ...generic('refresh', 'refresh', 'incomplete', {}),
  fault('refresh-invalid', 'The refresh token never works', failed('refresh', 'refresh-refused')),
  fault(
    'refresh-echoes-secrets',
    'An error quotes the refresh token and the secret',
    failed('refresh', 'refresh-refused'),
  ),
  fault('refresh-no-access-token', 'The refresh brings no access token', failed('refresh', 'answer-breaks-rules')),
  fault('refresh-rubbish-token', 'The refreshed token opens nothing', failed('refresh', 'refreshed-refused')),
  fault('refresh-short-lived', 'The refreshed token ends after a second', ready('refresh', 'warn', 'short-lived')),
  fault('refresh-unauthorized-client', 'The app may not use refresh tokens', failed('refresh', 'client-not-allowed')),
  fault('refresh-ends-old-token', 'The refresh ends the first access token', ready('api', 'pass', null), {
    ...USERS_AND_BUDGETS,
    faults: ['refresh-ends-old-token'],
    latency: 100,
  }),
  ended(
    'refresh-untried',
    'There is no call to try the refreshed token at',
    { scopes: 'sql offline_access' },
    unknown('refresh', 'refreshed-untried'),
  ),
  ended(
    'refresh-without-needed-scope',
    'A scope that an action needs was never granted, and the refresh works',
    { ...USERS_AND_BUDGETS, scopes: 'scim offline_access' },
    { stage: 'refresh', outcome: 'pass', advice: null, run: 'failed' },
  ),
  fault('refresh-rotates', 'The refresh token is replaced', ready('refresh', 'warn', 'refresh-rotates')),
  ended(
    'single-use',
    'The app’s refresh tokens work once',
    { app: { token_access_policy: { ...POLICY, enable_single_use_refresh_tokens: true } } },
    ready('refresh', 'warn', 'refresh-rotates'),
  ),
  ended(
    'refresh-narrower-needed',
    'The refreshed token lacks a scope that an action needs',
    { ...USERS_AND_BUDGETS, faults: ['refresh-narrower-scope'] },
    failed('refresh', 'refresh-narrower'),
  ),
  ended(
    'refresh-narrower-claim',
    'The refreshed token lacks a needed scope, which it tells itself',
    { ...USERS_AND_BUDGETS, faults: ['refresh-narrower-claim'] },
    failed('refresh', 'refresh-narrower'),
  ),
  ended(
    'refresh-narrower-optional',
    'The refreshed token lacks a scope that no action needs',
    { ...USERS_AND_BUDGETS, actions: ['databricks_list_users'], faults: ['refresh-narrower-scope'] },
    ready('refresh', 'warn', 'refresh-narrower'),
  ),
]
