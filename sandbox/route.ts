import { accountApi, otherApi, readApiPath } from './api/route'
import { consoleRoute } from './console/route'
import { faultsApi } from './faults/api'
import { withFaults } from './faults/apply'
import { faultsPage } from './faults/page'
import { apiTargets, oauthTargets } from './faults/targets'
import type { Ask } from './http/ask'
import type { Delivery } from './http/deliver'
import { hostMetadata } from './oauth/metadata'
import { isMetadata, oauthRoute } from './oauth/route'
import { forbiddenPage } from './pages/forbidden'
import { appShell } from './pages/page'
import { keptHere } from './stackone/link'
import { stackOneRoute } from './stackone/route'
import { ForeignAccountError } from './state/accounts'
import type { SandboxState } from './state/state'

const ACCOUNT = /^\/oidc\/accounts\/([^/]+)(\/.*)$/

/** The route of a request. */
export async function route(state: SandboxState, ask: Ask): Promise<Delivery> {
  try {
    return await answer(state, ask)
  } catch (error) {
    if (error instanceof ForeignAccountError) return forbiddenPage()
    throw error
  }
}

async function answer(state: SandboxState, ask: Ask): Promise<Delivery> {
  const path = ask.url.pathname
  if (path.startsWith('/oidc/')) return keptHere(state, await oauth(state, ask))
  if (path.startsWith('/stackone/')) return stackOneRoute(state, ask, (own) => oauth(state, own))
  if (path.startsWith('/api/')) return api(state, ask)
  if (path.startsWith('/faults/api')) return faultsApi(state, ask)
  if (path === '/faults') return faultsPage(state, ask)
  return consoleRoute(state, ask)
}

async function oauth(state: SandboxState, ask: Ask): Promise<Delivery> {
  const [, accountId, path = ''] = ACCOUNT.exec(ask.url.pathname) ?? []
  const account = state.accounts.open(accountId, ask)
  if (!account) return isMetadata(ask.url.pathname.slice('/oidc'.length)) ? hostMetadata(state) : appShell()
  const trueAnswer = await oauthRoute(state, account, ask, path)
  return withFaults({ state, account, ask, scope: null }, oauthTargets(account, ask, path, trueAnswer), trueAnswer)
}

async function api(state: SandboxState, ask: Ask): Promise<Delivery> {
  const path = readApiPath(ask)
  const account = state.accounts.open(path?.accountId, ask)
  if (!path || !account) return otherApi(ask)
  const scope = path.endpoint?.scope ?? null
  const trueAnswer = await accountApi(state, account, ask, path)
  return withFaults({ state, account, ask, scope }, apiTargets(scope), trueAnswer)
}
