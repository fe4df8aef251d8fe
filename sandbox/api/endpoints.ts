import { type Answer, json } from '../http/answer'
import type { Ask } from '../http/ask'
import type { Account } from '../state/account'
import type { SandboxState } from '../state/state'
import { USERS, type User, userById } from '../state/users'
import { createApp, deleteApp, getApp, listApps, updateApp } from './custom-apps'
import { ASSIGNABLE_ROLES, SEEDED } from './data'
import { scimList, scimNotFound, scimUser } from './scim'

/** An authorised request. */
export interface Call {
  state: SandboxState
  account: Account
  ask: Ask
  user: User
  /** The id at the end of the path, if it has one. */
  id: string
}

/** A part of the account API. */
export interface Endpoint {
  method: string
  /** Of the path after the account ID. */
  path: RegExp
  /** The path before the account ID. */
  prefix: Prefix
  scope: string
  answer: (call: Call) => Answer
}

type Prefix = '/api/2.0' | '/api/2.1' | '/api/2.0/preview'

const APPS = /^\/oauth2\/custom-app-integrations$/
const ONE_APP = /^\/oauth2\/custom-app-integrations\/([^/]+)$/

/** The account API, as far as the sandbox has it. */
export const ENDPOINTS: readonly Endpoint[] = [
  get(/^\/scim\/v2\/Users$/, 'scim', ({ ask }) => scimList(USERS.map(scimUser), ask.url.searchParams)),
  get(/^\/scim\/v2\/Users\/([^/]+)$/, 'scim', ({ id }) => {
    const user = userById(id)
    return user ? json(200, scimUser(user)) : scimNotFound(`User with id ${id} not found.`)
  }),
  get(/^\/scim\/v2\/Groups$/, 'scim', (call) => scimList(seeded(call, SEEDED.groups), call.ask.url.searchParams)),
  get(/^\/scim\/v2\/ServicePrincipals$/, 'scim', (call) =>
    scimList(seeded(call, SEEDED.servicePrincipals), call.ask.url.searchParams),
  ),
  get(/^\/budgets$/, 'billing', (call) => json(200, { budgets: owned(call, SEEDED.budgets) }), '/api/2.1'),
  get(/^\/log-delivery$/, 'billing', (call) =>
    json(200, { log_delivery_configurations: seeded(call, SEEDED.logDelivery) }),
  ),
  get(/^\/workspaces$/, 'provisioning', (call) => json(200, owned(call, SEEDED.workspaces))),
  get(/^\/storage-configurations$/, 'provisioning', (call) => json(200, seeded(call, SEEDED.storageConfigurations))),
  get(/^\/metastores$/, 'unity-catalog', (call) =>
    json(200, call.account.isSeeded ? { metastores: SEEDED.metastores } : {}),
  ),
  get(/^\/credentials$/, 'unity-catalog', (call) => json(200, seeded(call, SEEDED.credentials))),
  get(/^\/networks$/, 'networking', (call) => json(200, seeded(call, SEEDED.networks))),
  get(/^\/ip-access-lists$/, 'networking', (call) =>
    json(200, { ip_access_lists: seeded(call, SEEDED.ipAccessLists) }),
  ),
  get(
    /^\/access-control\/assignable-roles$/,
    'access-management',
    () => json(200, { roles: ASSIGNABLE_ROLES }),
    '/api/2.0/preview',
  ),
  get(APPS, 'authentication', listApps),
  get(ONE_APP, 'authentication', getApp),
  { method: 'POST', path: APPS, prefix: '/api/2.0', scope: 'authentication', answer: createApp },
  { method: 'PATCH', path: ONE_APP, prefix: '/api/2.0', scope: 'authentication', answer: updateApp },
  { method: 'DELETE', path: ONE_APP, prefix: '/api/2.0', scope: 'authentication', answer: deleteApp },
]

function get(path: RegExp, scope: string, answer: Endpoint['answer'], prefix: Prefix = '/api/2.0'): Endpoint {
  return { method: 'GET', path, prefix, scope, answer }
}

/** The same, with the account's ID on each. */
function owned(call: Call, data: readonly object[]): readonly object[] {
  return seeded(call, data).map((each) => ({ account_id: call.account.id, ...each }))
}

function seeded<T>({ account }: Call, data: readonly T[]): readonly T[] {
  return account.isSeeded ? data : []
}
