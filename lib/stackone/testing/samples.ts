import type { ConnectionAttempt, ConnectorProfile, LinkedAccount } from '../schema'

/** A connector profile in StackOne, with these values replaced. */
export function sampleConnectorProfile(changes: Partial<ConnectorProfile> = {}): ConnectorProfile {
  return {
    id: 'p1',
    name: 'Production',
    connector: 'databricks',
    isEnabled: true,
    isDefault: true,
    version: '1.0.0',
    environment: 'production',
    type: 'OAuth 2.0 (U2M - User to Machine)',
    ...changes,
  }
}

/** An active linked account, with these values replaced. */
export function sampleAccount(changes: Partial<LinkedAccount> = {}): LinkedAccount {
  return {
    id: 'a1',
    provider: 'databricks',
    status: 'active',
    reasons: [],
    ownerId: 'acme',
    ownerName: 'Acme',
    label: null,
    createdAt: '2026-11-01T00:00:00Z',
    updatedAt: '2026-11-01T00:00:00Z',
    profileId: null,
    ...changes,
  }
}

/** A link's sign-in in progress, with these values replaced. */
export function sampleAttempt(changes: Partial<ConnectionAttempt> = {}): ConnectionAttempt {
  return { status: 'pending', accountId: null, errorCode: null, errorDescription: null, ...changes }
}
