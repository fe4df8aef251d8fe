import { type Answer, headerOf } from '../http/answer'
import { type Ask, formOf } from '../http/ask'
import { isMetadata } from '../oauth/route'
import type { Account } from '../state/account'
import { API_TARGETS, type Target } from './fault'

/** The kind of an OAuth response, for faults. */
export function oauthTargets(account: Account, ask: Ask, path: string, answer: Answer): Target[] {
  const targets: Target[] = ['account']
  if (isMetadata(path)) targets.push('metadata')
  if (path === '/jwks.json') targets.push('jwks')
  if (path === '/v1/authorize') targets.push('authorize')
  if (path.startsWith('/v1/authorize') && isCallback(ask, answer)) targets.push('callback')
  if (ask.method === 'POST' && path === '/v1/token') targets.push(...tokenTargets(account, ask))
  return targets
}

/** The kind of an account API response, for faults. */
export function apiTargets(scope: string | null): Target[] {
  return ['account', 'api', ...API_TARGETS.filter((target) => target === `api-${scope}`)]
}

function tokenTargets(account: Account, ask: Ask): Target[] {
  const form = formOf(ask)
  if (form.get('grant_type') === 'refresh_token') return ['refresh']
  if (form.get('grant_type') !== 'authorization_code') return []
  return [account.codes.has(form.get('code') ?? '') ? 'token' : 'client']
}

/** The OAuth server's only redirects to other sites. */
function isCallback({ url }: Ask, answer: Answer): boolean {
  const location = headerOf(answer, 'location')
  if (!location) return false
  const target = URL.parse(location, url)
  return target !== null && (target.origin !== url.origin || !target.pathname.startsWith('/oidc/'))
}
