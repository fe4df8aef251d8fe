import { expect, test } from 'vitest'
import { databricksOauthU2m } from './testing/databricks'

/** The default method. */
const UNSAID = { unknown: '' }
const actions = databricksOauthU2m.actions.map((action) => ({ ...action, endpoint: action.endpoint ?? UNSAID }))
const PREFIX = 'databricks_'

/** StackOne's own list: id without its prefix | label | scopes. */
const SEED = `
download_billable_usage | Download Billable Usage | billing
list_log_delivery_configs | List Log Delivery Configurations | billing
get_log_delivery_config | Get Log Delivery Configuration | billing
update_log_delivery_config | Update Log Delivery Configuration | billing
create_log_delivery_config | Create Log Delivery Configuration | billing
list_budgets | List Budgets | billing
create_budget | Create Budget | billing
get_budget | Get Budget | billing
update_budget | Update Budget | billing
delete_budget | Delete Budget | billing
list_custom_app_integrations | List Custom App Integrations | all-apis
get_custom_app_integration | Get Custom App Integration | all-apis
create_custom_app_integration | Create Custom App Integration | all-apis
update_custom_app_integration | Update Custom App Integration | all-apis
delete_custom_app_integration | Delete Custom App Integration | all-apis
list_groups | List Groups | scim
get_group | Get Group | scim
create_group | Create Group | scim
update_group | Update Group | scim
delete_group | Delete Group | scim
add_group_member | Add Group Member | scim
remove_group_member | Remove Group Member | scim
list_ip_access_lists | List IP Access Lists | access-management
get_ip_access_list | Get IP Access List | access-management
create_ip_access_list | Create IP Access List | access-management
delete_ip_access_list | Delete IP Access List | access-management
list_metastore_workspace_assignments | List Metastore Workspace Assignments | unity-catalog
get_workspace_metastore | Get Workspace Metastore | unity-catalog
assign_metastore_to_workspace | Assign Metastore To Workspace | unity-catalog
delete_metastore_from_workspace | Delete Metastore From Workspace | unity-catalog
list_metastores | List Metastores | unity-catalog
get_metastore | Get Metastore | unity-catalog
create_metastore | Create Metastore | unity-catalog
update_metastore | Update Metastore | unity-catalog
delete_metastore | Delete Metastore | unity-catalog
list_credentials | List Credential Configurations | unity-catalog
create_credential | Create Credential Configuration | unity-catalog
get_credential | Get Credential Configuration | unity-catalog
delete_credential | Delete Credential Configuration | unity-catalog
list_storage_configurations | List Storage Configurations | provisioning
get_storage_configuration | Get Storage Configuration | provisioning
create_network | Create Network Configuration | networking
list_networks | List Network Configurations | networking
get_network | Get Network Configuration | networking
delete_network | Delete Network Configuration | networking
unified_get_me | Get Unified Credentials | scim
unified_list_groups | List Unified Groups | scim
unified_get_group | Get Unified Group | scim
unified_list_organizations | List Unified Organizations | scim
unified_get_organization | Get Unified Organization | scim
unified_list_roles | List Unified Roles | scim
unified_get_role | Get Unified Role | scim
unified_list_users | List Unified Users | scim
unified_get_user | Get Unified User | scim
list_service_principal_secrets | List Service Principal Secrets | all-apis
create_service_principal_secret | Create Service Principal Secret | all-apis
delete_service_principal_secret | Delete Service Principal Secret | all-apis
list_service_principals | List Service Principals | scim
get_service_principal | Get Service Principal | scim
create_service_principal | Create Service Principal | scim
update_service_principal | Update Service Principal | scim
delete_service_principal | Delete Service Principal | scim
list_users | List Users | scim
get_user | Get User | scim
create_user | Create User | scim
update_user | Update User | scim
delete_user | Delete User | scim
list_workspace_permission_assignments | List Workspace Permission Assignments | access-management
create_or_update_workspace_permission_assignment | Create Or Update Workspace Permission Assignment | access-management
delete_workspace_permission_assignment | Delete Workspace Permission Assignment | access-management
list_workspaces | List Workspaces | provisioning
get_workspace | Get Workspace | provisioning
`

const seed = SEED.trim()
  .split('\n')
  .map((row) => {
    const [id, label, scopes] = row.split(' | ')
    return { id: `${PREFIX}${id}`, label, scopes: scopes?.split(',') }
  })

function idsWhere(isWanted: (action: (typeof actions)[number]) => boolean): string[] {
  return actions.filter(isWanted).map(({ id }) => id.slice(PREFIX.length))
}

test('the actions match the seed: ids, labels, scopes and order', () => {
  expect(actions.map(({ id, label, scopes }) => ({ id, label, scopes }))).toEqual(seed)
})

test.each([
  ['scim', 26],
  ['unity-catalog', 13],
  ['billing', 10],
  ['all-apis', 8],
  ['access-management', 7],
  ['provisioning', 4],
  ['networking', 4],
])('%s is the scope of %i actions', (scope, count) => {
  expect(idsWhere(({ scopes }) => scopes.includes(scope))).toHaveLength(count)
})

test('every action has one scope, so that the counts add up to 72', () => {
  expect(idsWhere(({ scopes }) => scopes.length === 1)).toHaveLength(72)
})

test('effects follow from methods: GET reads, DELETE deletes, the others write', () => {
  const methods: Record<string, string[]> = { read: ['GET'], write: ['POST', 'PUT', 'PATCH'], delete: ['DELETE'] }
  const wrong = idsWhere(
    ({ effect, endpoint }) =>
      'methods' in endpoint && !endpoint.methods.every((method) => methods[effect]?.includes(method)),
  )
  expect(wrong).toEqual([])
})

test('an endpoint is missing only if Databricks documents none, and those actions only read', () => {
  expect(idsWhere(({ effect, endpoint }) => 'unknown' in endpoint && effect === 'read')).toEqual([
    'unified_get_me',
    'unified_list_organizations',
    'unified_get_organization',
    'unified_list_roles',
    'unified_get_role',
  ])
  expect(idsWhere(({ endpoint }) => 'unknown' in endpoint)).toHaveLength(5)
})

test('every path is below the account, with its placeholders in braces', () => {
  for (const { id, endpoint } of actions) {
    if ('unknown' in endpoint) continue
    expect(endpoint.path, id).toMatch(/^\/api\/2\.[01]\/accounts\/\{account_id\}(\/([A-Za-z0-9-]+|\{[a-z_]+\}))+$/)
  }
})

test('no two documented actions share method and path', () => {
  const calls = actions.flatMap(({ endpoint }) =>
    'unknown' in endpoint || endpoint.inferred
      ? []
      : endpoint.methods.map((method) => `${method} ${endpoint.path.replaceAll(/\{\w+\}/g, '{}')}`),
  )
  expect(calls.filter((call, index) => calls.indexOf(call) !== index)).toEqual([])
})

test('IP access lists document networking, but StackOne asks for access-management', () => {
  expect(idsWhere(({ documentedScope }) => documentedScope === 'networking')).toEqual([
    'list_ip_access_lists',
    'get_ip_access_list',
    'create_ip_access_list',
    'delete_ip_access_list',
  ])
})

test('custom apps and the secrets of service principals document authentication', () => {
  expect(idsWhere(({ documentedScope }) => documentedScope === 'authentication')).toEqual([
    'list_custom_app_integrations',
    'get_custom_app_integration',
    'create_custom_app_integration',
    'update_custom_app_integration',
    'delete_custom_app_integration',
    'list_service_principal_secrets',
    'create_service_principal_secret',
    'delete_service_principal_secret',
  ])
})

test('only those twelve actions have another documented scope, which StackOne never asks for', () => {
  const differing = actions.filter(({ documentedScope }) => documentedScope !== undefined)
  expect(differing).toHaveLength(12)
  for (const { scopes, documentedScope } of differing) expect(scopes).not.toContain(documentedScope)
})

test('credentials and storage configurations are on AWS only', () => {
  expect(idsWhere(({ clouds }) => Array.isArray(clouds) && clouds.join() === 'aws')).toEqual([
    'list_credentials',
    'create_credential',
    'get_credential',
    'delete_credential',
    'list_storage_configurations',
    'get_storage_configuration',
  ])
})

test('log delivery and networks are on AWS and Google Cloud only', () => {
  expect(idsWhere(({ clouds }) => Array.isArray(clouds) && clouds.join() === 'aws,gcp')).toEqual([
    'list_log_delivery_configs',
    'get_log_delivery_config',
    'update_log_delivery_config',
    'create_log_delivery_config',
    'create_network',
    'list_networks',
    'get_network',
    'delete_network',
  ])
})

test('no other action is tied to a cloud', () => {
  expect(idsWhere(({ clouds }) => Array.isArray(clouds))).toHaveLength(14)
})
