import type { ProviderTest } from '@/lib/guide/provider'

const ACCOUNT = '/api/2.0/accounts/{account_id}'

/** How a Databricks profile is tested live. Where facts were found: the reference of Databricks' account API and its SDKs. */
export const databricksTest: ProviderTest = {
  issuerPath: '/oidc/accounts/{account_id}',
  metadataPath: '/oidc/accounts/{account_id}/.well-known/oauth-authorization-server',
  words: {
    app: 'app connection',
    admin: 'account admin',
    console: 'account console',
    account: 'Databricks account',
    appScopes: 'access scopes',
    otherProgram: 'the Databricks CLI',
  },
  redirectUrl: 'https://api.stackone.com/connect/oauth2/databricks/callback',
  appChangeMinutes: 30,
  refreshTokenMinutes: 129_600,
  steps: { app: 'add-connection' },
  probes: [
    {
      scope: 'scim',
      path: `${ACCOUNT}/scim/v2/Users?count=1&startIndex=1&attributes=id`,
      lists: ['Resources'],
      total: 'totalResults',
    },
    {
      scope: 'access-management',
      path: '/api/2.0/preview/accounts/{account_id}/access-control/assignable-roles?resource=accounts/{account_id}',
      lists: ['roles'],
      mayBeEmpty: true,
    },
    {
      scope: 'billing',
      path: '/api/2.1/accounts/{account_id}/budgets',
      lists: ['budgets'],
      mayBeEmpty: true,
      accountId: 'account_id',
    },
    {
      scope: 'provisioning',
      path: `${ACCOUNT}/workspaces`,
      lists: ['workspaces'],
      mayBeEmpty: true,
      accountId: 'account_id',
    },
    { scope: 'unity-catalog', path: `${ACCOUNT}/metastores`, lists: ['metastores'], mayBeEmpty: true },
    { scope: 'networking', path: `${ACCOUNT}/ip-access-lists`, lists: ['ip_access_lists'], mayBeEmpty: true },
    {
      scope: 'authentication',
      path: `${ACCOUNT}/oauth2/custom-app-integrations?page_size=1`,
      lists: ['apps'],
      mayBeEmpty: true,
    },
    {
      scope: 'all-apis',
      path: `${ACCOUNT}/oauth2/custom-app-integrations?page_size=1`,
      lists: ['apps'],
      mayBeEmpty: true,
    },
  ],
  apps: {
    scopes: ['all-apis', 'authentication'],
    path: `${ACCOUNT}/oauth2/custom-app-integrations?page_size=100`,
    list: 'apps',
    clientId: 'client_id',
    redirectUrls: 'redirect_urls',
    refreshMinutes: 'token_access_policy.refresh_token_ttl_in_minutes',
  },
  user: {
    scope: 'scim',
    path: `${ACCOUNT}/scim/v2/Users/{sub}?attributes=id,userName,displayName`,
    id: 'id',
    names: ['displayName', 'userName'],
  },
  sentences: [
    { pattern: 'blocked by Databricks IP ACL', advice: 'blocked-address' },
    { pattern: 'does not have required scopes', advice: 'api-scope-missing' },
    { pattern: 'without account admin status', advice: 'not-admin' },
    { pattern: 'invalid access token|token (?:is |has )?expired', advice: 'token-rejected', isCommon: true },
    { pattern: 'are not assigned to the client', advice: 'scopes-not-assigned' },
    { pattern: 'redirect_uri .{0,2000}not registered for OAuth application', advice: 'redirect-not-registered' },
    { pattern: 'OAuth application with client_id.{0,300}not available in', advice: 'unknown-client' },
    { pattern: 'Policy evaluation failed for this request', advice: 'policy-refused' },
    { pattern: 'Refresh token is invalid', advice: 'refresh-refused', isCommon: true },
    { pattern: 'Client authentication failed', advice: 'wrong-credentials', isCommon: true },
    { pattern: 'Temporarily throttled|too many requests', advice: 'server-busy', isCommon: true },
  ],
  // Inferred: the titles of the console's pages.
  ownPageTitle: 'databricks|account console',
  fixes: {
    'scopes-not-assigned':
      'In the app connection, set Access scopes to All APIs, save, and wait up to 30 minutes. If it has All APIs already, ask for all-apis offline_access in the Scopes field. Or ask only for what the app connection has.',
    'no-refresh-token':
      'If the app connection was made by API or command line, add offline_access to its scopes there. One that was made in the account console has it by itself: test again, or take offline_access out of the Scopes field if connections may end that soon.',
  },
}
