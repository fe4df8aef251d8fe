import { type Answer, json } from '../http/answer'
import type { Ask } from '../http/ask'
import { parseObject } from '../http/json'
import type { SandboxState } from '../state/state'
import { listedActions } from './actions'
import { apiError } from './errors'
import { type ConnectSession, type Project, randomId, type StackOneAccount, type StackOneProfile } from './project'

const CONNECTOR = 'databricks'
const DEFAULT_SECONDS = 1800
const MAX_SECONDS = 30 * 24 * 60 * 60

let sessions = 0

/** The response of StackOne's API at this path. */
export function stackOneApi(state: SandboxState, project: Project, ask: Ask, path: string): Answer {
  const { searchParams } = ask.url
  if (ask.method === 'POST') {
    const body = parseObject(ask.body)
    if (!body) return apiError(400, 'The body must be a JSON object')
    if (path === '/connect_sessions') return createSession(state, project, body)
    if (path === '/connect_sessions/authenticate') return authenticate(state, project, body)
    return apiError(404, `Cannot POST ${path}`)
  }
  if (ask.method !== 'GET') return apiError(404, `Cannot ${ask.method} ${path}`)
  if (path === '/auth_configs') return paged(profilesOf(project, searchParams), searchParams, true)
  if (path === '/connectors/meta') return json(200, [connectorMeta(project)])
  if (path === '/actions') return actions(project, searchParams)
  if (path === '/accounts') return accounts(project, searchParams)
  const [, id] = /^\/accounts\/([\w-]+)$/.exec(path) ?? []
  const account = id ? project.accounts.get(id) : undefined
  return account ? json(200, accountBody(project, account)) : apiError(404, 'Not found')
}

function profilesOf(project: Project, query: URLSearchParams): unknown[] {
  const { on } = project.faults
  if (on.has('profile-gone')) return []
  const asked = query.get('connector_key')
  if (asked !== null && asked !== CONNECTOR) return []
  const all = [...project.profiles.values()].map((profile) => profileBody(project, profile))
  return on.has('profile-twice') ? [...all, ...all.map((profile) => ({ ...profile, id: `${profile.id}-twin` }))] : all
}

function profileBody({ faults: { on } }: Project, profile: StackOneProfile) {
  const at = profile.createdAt.toISOString()
  return {
    id: profile.id,
    name: profile.name,
    connector_key: CONNECTOR,
    connector_label: 'Databricks',
    logo_url: null,
    categories: ['data'],
    active: profile.isEnabled && !on.has('profile-disabled'),
    default: profile.isDefault && !on.has('profile-not-default'),
    release_stage: 'ga',
    created_at: at,
    updated_at: at,
    connector_version: '1.2.0',
    connector_pinned_version: null,
    connector_owner: 'stackone',
    environment: 'production',
    authentication_config_key: 'oauth_u2m',
    authentication_config_label: on.has('profile-other-type') ? 'OAuth 2.0 (M2M - Machine to Machine)' : profile.type,
  }
}

function connectorMeta({ faults: { on } }: Project) {
  return {
    provider: CONNECTOR,
    provider_name: 'Databricks',
    category: 'data',
    active: !on.has('connector-disabled'),
    models: {},
    resources: { images: {} },
  }
}

/** In two pages, by cursor. */
function actions({ faults: { on } }: Project, query: URLSearchParams): Answer {
  const asked = query.get('filter[connectors]')
  if (asked !== null && asked !== CONNECTOR) return json(200, { data: [], next: null })
  const all = on.has('actions-changed') ? changedActions() : listedActions()
  const half = Math.ceil(all.length / 2)
  const isSecond = query.get('next') === 'second'
  const entry = {
    key: CONNECTOR,
    name: 'Databricks',
    version: '1.2.0',
    icon: null,
    release_stage: 'ga',
    authentication: [{ key: 'oauth_u2m', label: 'OAuth 2.0 (U2M - User to Machine)' }],
    actions: isSecond ? all.slice(half) : all.slice(0, half),
    scope_definitions: [],
  }
  return json(200, { data: [entry], next: isSecond ? null : 'second' })
}

function changedActions() {
  const [gone, renamed, other, ...rest] = listedActions()
  return [
    ...(renamed ? [{ ...renamed, id: `${renamed.id}_v2` }] : []),
    ...(other ? [{ ...other, required_scopes: ['sql'] }] : []),
    ...(gone ? [{ ...gone, id: 'databricks_new_action', label: 'New Action' }] : []),
    ...rest,
  ]
}

function accounts(project: Project, query: URLSearchParams): Answer {
  const providers = query.getAll('providers[]')
  const owner = query.get('origin_owner_id')
  const all = [...project.accounts.values()]
    .filter(({ ownerId }) => owner === null || ownerId === owner)
    .map((account) => accountBody(project, account))
    .filter(({ provider }) => providers.length === 0 || providers.includes(provider))
  return paged(all, query, project.faults.on.has('accounts-in-data'))
}

function accountBody({ faults: { on } }: Project, account: StackOneAccount) {
  const isBroken = on.has('accounts-in-error')
  return {
    id: account.id,
    provider: CONNECTOR,
    provider_name: 'Databricks',
    status: on.has('unknown-words') ? 'pondering' : isBroken ? 'error' : account.status,
    status_reasons: isBroken
      ? [{ code: 'invalid_grant', description: 'Refresh token is invalid', timestamp: account.updatedAt.toISOString() }]
      : account.reasons,
    origin_owner_id: account.ownerId,
    origin_owner_name: account.ownerName,
    origin_username: null,
    credentials: account.credentials,
    setup_information: null,
    label: null,
    type: 'production',
    shared: false,
    created_at: account.createdAt.toISOString(),
    updated_at: account.updatedAt.toISOString(),
  }
}

/** A page of a list; bare, or with its total. */
function paged(all: readonly unknown[], query: URLSearchParams, isInData: boolean): Answer {
  const page = Number(query.get('page') ?? 1)
  const size = Number(query.get('page_size') ?? 25)
  const data = all.slice((page - 1) * size, page * size)
  return json(200, isInData ? { page, page_size: size, total: all.length, data } : data)
}

function createSession(state: SandboxState, project: Project, body: Record<string, unknown>): Answer {
  const { origin_owner_id: ownerId, origin_owner_name: ownerName, expires_in: seconds = DEFAULT_SECONDS } = body
  const { on } = project.faults
  if (typeof ownerId !== 'string' || ownerId === '') return apiError(400, 'origin_owner_id should not be empty')
  if (typeof ownerName !== 'string' || ownerName === '') return apiError(400, 'origin_owner_name should not be empty')
  if (typeof seconds !== 'number' || seconds < 1 || seconds > MAX_SECONDS) return apiError(400, 'expires_in is invalid')
  const profile = project.profiles.get(`${body.connector_profile_id ?? body.integration_id}`)
  if (!profile || on.has('profile-gone')) return apiError(404, 'Connector profile not found')
  if (!profile.isEnabled || on.has('profile-disabled')) return apiError(400, 'The connector profile is disabled')
  const accountId = typeof body.account_id === 'string' ? body.account_id : null
  if (accountId !== null && !project.accounts.has(accountId)) return apiError(404, 'Account not found')
  sessions += 1
  const createdAt = state.now()
  const session: ConnectSession = {
    id: sessions,
    token: randomId('s1_'),
    profileId: profile.id,
    ownerId,
    ownerName,
    accountId,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + seconds * 1000),
    attempts: [],
  }
  project.sessions.set(session.token, session)
  return json(201, {
    ...sessionBody(project, session),
    token: session.token,
    auth_link_url: `${state.publicUrl}/stackone/link/${session.token}`,
  })
}

function authenticate(state: SandboxState, project: Project, { token }: Record<string, unknown>): Answer {
  const session = project.sessions.get(`${token}`)
  if (!session || session.expiresAt <= state.now()) return apiError(404, 'Session not found')
  return json(200, sessionBody(project, session))
}

function sessionBody({ id, faults: { on } }: Project, session: ConnectSession) {
  const attempt = on.has('no-attempts') ? undefined : session.attempts.at(-1)
  return {
    id: session.id,
    organization_id: '1',
    project_id: id,
    origin_owner_id: session.ownerId,
    origin_owner_name: session.ownerName,
    origin_username: null,
    provider: CONNECTOR,
    categories: null,
    account_id: session.accountId,
    label: null,
    metadata: null,
    type: 'PRODUCTION',
    integration_id: on.has('other-profile') ? 'another' : session.profileId,
    external_trigger_token: null,
    created_at: session.createdAt.toISOString(),
    latest_connection_attempt: attempt
      ? {
          id: attempt.id,
          created_at: attempt.at.toISOString(),
          updated_at: attempt.at.toISOString(),
          status: attempt.status,
          account_secure_id: attempt.accountId,
          oauth_error_code: attempt.errorCode,
          oauth_error_description: attempt.errorDescription,
        }
      : null,
  }
}
