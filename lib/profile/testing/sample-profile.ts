import type { Profile } from '../profile'

/** A saved profile, for tests of code that reads one. */
export function sampleProfile(changes: Partial<Profile> = {}): Profile {
  return {
    id: '11111111-2222-3333-4444-555555555555',
    connector: 'databricks',
    guide: 'oauth-u2m',
    name: 'Production',
    cloud: 'aws',
    fields: { accountId: 'account', clientId: 'client' },
    scopes: '',
    actions: [],
    version: 1,
    secrets: {
      clientSecret: { setAt: new Date(0).toISOString(), setBy: 'Ann', for: 'https://accounts.cloud.databricks.com' },
    },
    createdAt: new Date(0),
    createdBy: 'Ann',
    updatedAt: new Date(0),
    updatedBy: 'Ann',
    lastTestedAt: null,
    lastTestOutcome: null,
    lastAttempt: null,
    signInAgainBy: null,
    signInAgainBasis: null,
    appRecord: null,
    copyOf: null,
    ...changes,
  }
}
