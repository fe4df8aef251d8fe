import type { Guide } from '@/lib/guide/schema'

const UUID = '[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}'

/**
 * The profile's fields as Databricks gives them. Only the account ID's format is documented (as `uuid`, in the account
 * API's reference); client IDs and secrets are described by what has been seen.
 */
export const profile: Guide['profile'] = {
  fields: {
    accountId: {
      label: 'Account ID',
      hint: 'In the account console, under your avatar at the top right.',
      step: 'copy-account-id',
      format: {
        pattern: `^${UUID}$`,
        otherwise:
          'An account ID is 32 digits and letters a to f in five groups, like 1a2b3c4d-1a2b-1a2b-1a2b-1a2b3c4d5e6f.',
      },
    },
    clientId: {
      label: 'Client ID',
      hint: 'From the dialog “Connection created”, and later under Settings, App connections.',
      step: 'copy-credentials',
      usual: {
        pattern: `^${UUID}$`,
        otherwise:
          'Client IDs of app connections usually look like 1a2b3c4d-1a2b-1a2b-1a2b-1a2b3c4d5e6f. Compare it with the console.',
      },
    },
    clientSecret: {
      label: 'Client Secret',
      hint: 'From the dialog “Connection created”.',
      step: 'copy-credentials',
      usual: {
        pattern: '^dose[0-9a-f]{32}$',
        otherwise:
          'Client secrets usually begin with “dose”, with 32 digits and letters a to f after it. Compare it with your password manager.',
      },
    },
  },
  knownSecrets: [
    { pattern: 'dapi[0-9a-f]{16,}', name: 'a personal access token' },
    { pattern: 'doau[0-9a-f]{16,}', name: 'a refresh token' },
    // Up to the next beginning only: a text of nothing else would take quadratic time.
    { pattern: 'eyJ(?:(?!eyJ)[\\w-]){10,}\\.', name: 'an access token' },
    { pattern: 'dose[0-9a-f]{16,}', name: 'a client secret', field: 'clientSecret' },
  ],
  accountIdInAddress: UUID,
}
