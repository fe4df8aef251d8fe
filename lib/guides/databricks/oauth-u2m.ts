import type { Guide } from '@/lib/guide/schema'
import { CONNECTOR_PROFILES_URL, LINK_ACCOUNTS_URL } from '@/lib/stackone'
import { actions } from './actions'
import { clouds } from './clouds'
import { profile } from './profile'
import { offlineAccess, scopes } from './scopes'

/** As Databricks and StackOne call it. */
const METHOD = 'OAuth 2.0 (U2M - User to Machine)'

/** From simple-icons (CC0 1.0): the package has 26 MB of logos, this one is all that is needed of it. */
const LOGO =
  'M.95 14.184L12 20.403l9.919-5.55v2.21L12 22.662l-10.484-5.96-.565.308v.77L12 24l11.05-6.218v-4.317l-.515-.309L12 19.118l-9.867-5.653v-2.21L12 16.805l11.05-6.218V6.32l-.515-.308L12 11.974 2.647 6.681 12 1.388l7.76 4.368.668-.411v-.566L12 0 .95 6.27v.72L12 13.207l9.919-5.55v2.26L12 15.52 1.516 9.56l-.565.308Z'

/** Databricks by OAuth 2.0, user to machine. Its text is oauth-u2m.md. */
export const databricksOauthU2m: Guide = {
  connector: 'databricks',
  slug: 'oauth-u2m',
  connectorName: 'Databricks',
  logo: LOGO,
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
