import { type Answer, seeOther } from '../http/answer'
import type { Ask } from '../http/ask'
import { type Account, appByClientId } from '../state/account'
import type { SandboxState } from '../state/state'
import { callProvider } from './call-provider'
import { redirectNotRegistered, scopesNotAssigned, unknownClient } from './errors'
import { accountPath, issuerOf } from './paths'
import { splitScopes, unassignedScopes } from './scopes'

/** Starts a sign-in. This file decides Databricks' refusals and their texts; the OAuth server does the rest. */
export async function authorize(state: SandboxState, account: Account, ask: Ask): Promise<Answer> {
  const query = ask.url.searchParams
  const clientId = query.get('client_id') ?? ''
  const app = appByClientId(account, clientId)
  if (!app) return unknownClient(clientId, account)
  const redirectUri = query.get('redirect_uri') ?? ''
  if (!app.redirectUrls.includes(redirectUri)) return redirectNotRegistered(redirectUri, clientId)

  const asked = splitScopes(query.get('scope'))
  const scopes = asked.length > 0 ? asked : app.scopes
  account.begun.set(query.get('state') ?? '', { clientId, scope: scopes.join(' ') })
  const missing = unassignedScopes(app, scopes)
  if (missing.length > 0) {
    return backWithError(redirectUri, query.get('state'), issuerOf(state, account), {
      error: 'access_denied',
      description: scopesNotAssigned(missing, clientId),
    })
  }

  const sent = new URLSearchParams(query)
  sent.set('scope', scopes.join(' '))
  sent.delete('resource')
  // Databricks issues a refresh token for offline_access alone. The OAuth server also requires this prompt.
  const prompts = splitScopes(query.get('prompt'))
  if (!prompts.includes('none')) sent.set('prompt', [...new Set([...prompts, 'consent'])].join(' '))
  return callProvider(state, account, withoutSession(ask), { target: `${accountPath(account)}/v1/authorize?${sent}` })
}

/** Ends a sign-in, after the pages that asked the user. */
export function resume(state: SandboxState, account: Account, ask: Ask): Promise<Answer> {
  return callProvider(state, account, withoutSession(ask), { target: ask.url.pathname })
}

/**
 * The sandbox's own session decides who is signed in. The OAuth server would first redirect to sign out the last user,
 * to an address that the sandbox does not have.
 */
function withoutSession(ask: Ask): Ask {
  const cookies = (ask.headers.cookie ?? '').split(';').map((cookie) => cookie.trim())
  const kept = cookies.filter((cookie) => !/^sandbox_oidc[.=]/.test(cookie))
  return { ...ask, headers: { ...ask.headers, cookie: kept.join('; ') } }
}

function backWithError(
  redirectUri: string,
  state: string | null,
  issuer: string,
  { error, description }: { error: string; description: string },
): Answer {
  const url = new URL(redirectUri)
  url.searchParams.set('error', error)
  url.searchParams.set('error_description', description)
  if (state !== null) url.searchParams.set('state', state)
  url.searchParams.set('iss', issuer)
  return seeOther(url.href)
}
