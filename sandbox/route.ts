import { accountApi, apiTarget, otherApi } from './api/route'
import { consoleRoute } from './console/route'
import { faultsApi } from './faults/api'
import { withFaults } from './faults/apply'
import { faultsPage } from './faults/page'
import { apiTargets, oauthTargets } from './faults/targets'
import type { Ask } from './http/ask'
import type { Delivery } from './http/deliver'
import { hostMetadata } from './oauth/metadata'
import { isMetadata, oauthRoute } from './oauth/route'
import { appShell } from './pages/page'
import type { SandboxState } from './state/state'

const ACCOUNT = /^\/oidc\/accounts\/([^/]+)(\/.*)$/

/** Who answers what is asked. */
export async function route(state: SandboxState, ask: Ask): Promise<Delivery> {
  const path = ask.url.pathname
  if (path.startsWith('/oidc/')) return oauth(state, ask)
  if (path.startsWith('/api/')) return api(state, ask)
  if (path.startsWith('/faults/api')) return faultsApi(state, ask)
  if (path === '/faults') return faultsPage(state, ask)
  return consoleRoute(state, ask)
}

async function oauth(state: SandboxState, ask: Ask): Promise<Delivery> {
  const [, accountId, path = ''] = ACCOUNT.exec(ask.url.pathname) ?? []
  const account = state.accounts.find(accountId)
  if (!account) return isMetadata(ask.url.pathname.slice('/oidc'.length)) ? hostMetadata(state) : appShell()
  const answer = await oauthRoute(state, account, ask, path)
  return withFaults({ state, account, ask, scope: null }, oauthTargets(account, ask, path, answer), answer)
}

async function api(state: SandboxState, ask: Ask): Promise<Delivery> {
  const target = apiTarget(ask)
  const account = state.accounts.find(target?.accountId)
  if (!target || !account) return otherApi(ask)
  const scope = target.endpoint?.scope ?? null
  const answer = await accountApi(state, account, ask, target)
  return withFaults({ state, account, ask, scope }, apiTargets(scope), answer)
}
