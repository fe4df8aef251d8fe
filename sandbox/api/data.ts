/** The data of the seeded accounts besides users. Other accounts have none. */
export const SEEDED = {
  groups: [
    { id: '5010000000000001', displayName: 'admins', members: [{ value: '4010000000000001', display: 'Ada Admin' }] },
    { id: '5010000000000002', displayName: 'data-engineers', members: [] },
  ],
  servicePrincipals: [
    {
      id: '6010000000000001',
      applicationId: '5a4db0c5-aaaa-4000-8000-000000000001',
      displayName: 'nightly-jobs',
      active: true,
    },
  ],
  budgets: [{ budget_configuration_id: '5a4db0c5-bbbb-4000-8000-000000000001', display_name: 'All workspaces' }],
  logDelivery: [{ config_id: '5a4db0c5-cccc-4000-8000-000000000001', log_type: 'BILLABLE_USAGE', status: 'ENABLED' }],
  workspaces: [{ workspace_id: 7010000000000001, workspace_name: 'practice', workspace_status: 'RUNNING' }],
  storageConfigurations: [
    {
      storage_configuration_id: '5a4db0c5-dddd-4000-8000-000000000001',
      storage_configuration_name: 'practice-root',
      root_bucket_info: { bucket_name: 'sandbox-practice-root' },
    },
  ],
  metastores: [{ metastore_id: '5a4db0c5-eeee-4000-8000-000000000001', name: 'practice', region: 'eu-west-1' }],
  credentials: [
    {
      credentials_id: '5a4db0c5-ffff-4000-8000-000000000001',
      credentials_name: 'practice-role',
      aws_credentials: { sts_role: { role_arn: 'arn:aws:iam::000000000000:role/sandbox' } },
    },
  ],
  networks: [
    { network_id: '5a4db0c5-9999-4000-8000-000000000001', network_name: 'practice-vpc', vpc_id: 'vpc-0sandbox' },
  ],
  ipAccessLists: [
    {
      list_id: '5a4db0c5-8888-4000-8000-000000000001',
      label: 'office',
      list_type: 'ALLOW',
      ip_addresses: ['203.0.113.0/24'],
      enabled: false,
    },
  ],
}

/** The roles of every account. */
export const ASSIGNABLE_ROLES = [{ name: 'roles/groupManager' }, { name: 'roles/servicePrincipal.user' }]
