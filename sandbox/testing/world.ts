import * as openid from 'openid-client'
import type { Target } from '../faults/fault'
import type { Sandbox } from '../server'
import type { Account } from '../state/account'
import type { App } from '../state/apps'
import { addApp, CALLBACK } from './app'
import { begin, callbackOf, clientOf, freshAccount } from './flow'

/** An account with an app and the tokens of an admin, who signed in before any fault. */
export interface World {
  sandbox: Sandbox
  account: Account
  app: App
  client: openid.Configuration
  tokens: Awaited<ReturnType<typeof openid.authorizationCodeGrant>>
}

export const WORLD_SCOPE = 'openid scim billing offline_access'

const API_PATHS: Record<string, string> = {
  api: '/api/2.0/accounts/ID/scim/v2/Users',
  'api-scim': '/api/2.0/accounts/ID/scim/v2/Users?count=1',
  'api-billing': '/api/2.1/accounts/ID/budgets',
  'api-provisioning': '/api/2.0/accounts/ID/workspaces',
  'api-unity-catalog': '/api/2.0/accounts/ID/metastores',
  'api-networking': '/api/2.0/accounts/ID/ip-access-lists',
  'api-access-management': '/api/2.0/preview/accounts/ID/access-control/assignable-roles?resource=accounts/ID',
  'api-authentication': '/api/2.0/accounts/ID/oauth2/custom-app-integrations?page_size=1',
}

/** Creates an account without faults. */
export async function makeWorld(sandbox: Sandbox): Promise<World> {
  const account = freshAccount(sandbox)
  const app = addApp(account)
  const client = await clientOf(sandbox, account, app)
  const { url, checks } = await begin(client, WORLD_SCOPE)
  const tokens = await openid.authorizationCodeGrant(client, await callbackOf(url), checks)
  return { sandbox, account, app, client, tokens }
}

/** Sends the request of a target, with the active faults. The response may take `timeout` milliseconds. */
export async function askFor(world: World, target: Target, timeout: number | null = null): Promise<Response> {
  const { sandbox, account, client, tokens } = world
  const base = `${sandbox.url}/oidc/accounts/${account.id}`
  const signalNow = () => (timeout === null ? null : AbortSignal.timeout(timeout))
  const get = (url: string, headers = {}) => fetch(url, { headers, signal: signalNow(), redirect: 'manual' })
  if (target === 'metadata' || target === 'account') return get(`${base}/.well-known/oauth-authorization-server`)
  if (target === 'jwks') return get(`${base}/jwks.json`)
  if (target === 'authorize') return get((await begin(client, WORLD_SCOPE)).url.href)
  if (target === 'client') return exchange(world, { code: 'impossible', code_verifier: 'v'.repeat(43) }, signalNow())
  if (target === 'token') {
    const { url, checks } = await begin(client, WORLD_SCOPE)
    const code = (await callbackOf(url)).searchParams.get('code') ?? ''
    return exchange(world, { code, code_verifier: checks.pkceCodeVerifier ?? '' }, signalNow())
  }
  if (target === 'refresh') {
    return post(world, { grant_type: 'refresh_token', refresh_token: tokens.refresh_token ?? '' }, signalNow())
  }
  const path = (API_PATHS[target] ?? '').replaceAll('ID', account.id)
  return get(sandbox.url + path, { authorization: `Bearer ${tokens.access_token}` })
}

function exchange(world: World, code: Record<string, string>, signal: AbortSignal | null): Promise<Response> {
  return post(world, { grant_type: 'authorization_code', redirect_uri: CALLBACK, ...code }, signal)
}

function post({ sandbox, account, app }: World, fields: Record<string, string>, signal: AbortSignal | null) {
  return fetch(`${sandbox.url}/oidc/accounts/${account.id}/v1/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: app.clientId, client_secret: app.secret ?? '', ...fields }),
    redirect: 'manual',
    signal,
  })
}
