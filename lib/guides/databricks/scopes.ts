import type { Scope } from '@/lib/guide/schema'

/** Databricks' account-level scopes that StackOne's actions need, in the order in which they are listed. */
export const scopes: readonly Scope[] = [
  { id: 'all-apis', covers: 'Every account API.', broad: true },
  {
    id: 'scim',
    covers: 'Users, groups and service principals: list, create, change and delete.',
    otherNames: ['identity', 'directory', 'people', 'members'],
  },
  {
    id: 'access-management',
    covers: 'Workspace permission assignments, assignable roles and rule sets.',
    otherNames: ['permissions', 'roles', 'firewall', 'allowlist'],
  },
  {
    id: 'billing',
    covers: 'Budgets, log delivery and billable usage.',
    otherNames: ['cost', 'spend', 'finops', 'invoice', 'audit logs'],
  },
  { id: 'provisioning', covers: 'Workspaces and storage configurations.' },
  {
    id: 'unity-catalog',
    covers: 'Metastores, their assignments, storage credentials and credential configurations.',
    otherNames: ['data governance', 'catalog'],
  },
  {
    id: 'networking',
    covers: 'Networks, IP access lists, VPC endpoints, private access and network policies.',
    otherNames: ['vpc', 'vnet'],
  },
]

/** Adds a refresh token to the answer; in no action's list. */
export const offlineAccess = {
  scope: 'offline_access',
  covers:
    'A refresh token, so the connection keeps working after its first access token expires. No action lists it, so the wizard adds it.',
  without: 'Without it Databricks gives no refresh token: the connection ends after 60 minutes.',
}
