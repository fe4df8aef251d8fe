import type { Guide } from '@/lib/guide/schema'
import { CONNECTOR_PROFILES_URL, LINK_ACCOUNTS_URL } from '@/lib/stackone'
import { actions } from './actions'
import { clouds } from './clouds'
import { profile } from './profile'
import { offlineAccess, scopes } from './scopes'

/** As Databricks and StackOne call it. */
const METHOD = 'OAuth 2.0 (U2M - User to Machine)'

/** Databricks by OAuth 2.0, user to machine. Its text is oauth-u2m.md. */
export const databricksOauthU2m: Guide = {
  connector: 'databricks',
  slug: 'oauth-u2m',
  connectorName: 'Databricks',
  method: METHOD,
  summary: 'Register StackOne as an app in the Databricks account console, with exactly the scopes that you need.',
  actionPrefix: 'databricks_',
  actions,
  scopes,
  offlineAccess,
  defaultScopes: ['all-apis', 'offline_access'],
  clouds,
  constants: {
    'app-name': 'StackOne Integration',
    'stackone-callback-url': 'https://api.stackone.com/connect/oauth2/databricks/callback',
    'access-scopes': 'All APIs',
    'generate-secret': 'Generate a client secret',
    'access-token-minutes': '60',
    'refresh-token-minutes': '129,600',
    'refresh-token-minutes-typed': '129600',
    'refresh-token-days': '90',
    'connector-profiles-url': CONNECTOR_PROFILES_URL,
    'profile-type': METHOD,
    'link-accounts-url': LINK_ACCOUNTS_URL,
  },
  forms: [
    {
      id: 'add-connection',
      title: 'Add connection',
      submit: 'Add',
      fields: [
        { label: 'Application name', control: 'text', values: ['app-name'] },
        { label: 'Redirect URLs', control: 'list', values: ['stackone-callback-url', 'test-callback-url'] },
        { label: 'Access scopes', control: 'choice', values: ['access-scopes'], others: ['SQL'] },
        { label: 'Client secret', control: 'checkbox', values: ['generate-secret'] },
        { label: 'Access token TTL', control: 'number', values: ['access-token-minutes'], unit: 'minutes' },
        {
          label: 'Refresh token TTL',
          control: 'number',
          values: ['refresh-token-minutes-typed'],
          unit: 'minutes',
        },
      ],
    },
  ],
  profile,
}
