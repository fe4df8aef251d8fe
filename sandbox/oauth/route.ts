import type { Answer } from '../http/answer'
import type { Ask } from '../http/ask'
import { isFromOtherSite } from '../http/other-site'
import { forbiddenPage } from '../pages/forbidden'
import { appShell } from '../pages/page'
import type { Account } from '../state/account'
import type { SandboxState } from '../state/state'
import { authorize, resume } from './authorize'
import { interaction } from './interaction'
import { accountMetadata, jwks } from './metadata'
import { token } from './token'

/** The response at a path below an account's issuer. */
export async function oauthRoute(state: SandboxState, account: Account, ask: Ask, path: string): Promise<Answer> {
  const isGet = ask.method === 'GET' || ask.method === 'HEAD'
  if (ask.method === 'POST' && path === '/v1/token') return token(state, account, ask)
  if (isGet && isMetadata(path)) return accountMetadata(state, account, ask)
  if (isGet && path === '/jwks.json') return jwks(state, account, ask)
  if (isGet && path === '/v1/authorize') return authorize(state, account, ask)
  if (isGet && /^\/v1\/authorize\/[\w-]+$/.test(path)) return resume(state, account, ask)
  const uid = /^\/interaction\/([\w-]+)$/.exec(path)?.[1]
  if (!uid) return appShell()
  if (ask.method === 'POST' && isFromOtherSite(ask)) return forbiddenPage()
  return interaction(state, account, ask, uid)
}

/** Whether a path below an issuer is one of its two metadata documents. */
export function isMetadata(path: string): boolean {
  return path === '/.well-known/oauth-authorization-server' || path === '/.well-known/openid-configuration'
}
