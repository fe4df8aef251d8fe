import { type Answer, json, seeOther } from '../http/answer'
import type { Ask } from '../http/ask'
import { type Account, appByClientId } from '../state/account'
import type { SandboxState } from '../state/state'
import { callProvider } from './call-provider'
import { accountPath, issuerOf } from './paths'
import { providerOf } from './provider'
import { splitScopes, unassignedScopes } from './scopes'

/** Begins a sign-in. What Databricks refuses, and in which words, is decided here; the rest is the OAuth server's. */
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
  // Databricks gives a refresh token for offline_access alone. The OAuth server wants to see this as well.
  const prompts = splitScopes(query.get('prompt'))
  if (!prompts.includes('none')) sent.set('prompt', [...new Set([...prompts, 'consent'])].join(' '))
  return callProvider(providerOf(state, account), {
    method: 'GET',
    target: `${accountPath(account)}/v1/authorize?${sent}`,
    headers: { ...headersFor(state, ask), cookie: '' },
    body: '',
  })
}

/** Ends a sign-in, after the pages that asked the user. */
export function resume(state: SandboxState, account: Account, ask: Ask): Promise<Answer> {
  return callProvider(providerOf(state, account), {
    method: 'GET',
    target: ask.url.pathname,
    headers: headersFor(state, ask),
    body: '',
  })
}

/** The page for a client ID that the account does not have. */
export function unknownClient(clientId: string, account: Account): Answer {
  return json(400, {
    error_description: `OAuth application with client_id: '${clientId}' not available in Databricks account '${account.id}'.`,
    error: 'invalid_request',
  })
}

/** The page for a redirect URL that the app does not have. */
export function redirectNotRegistered(redirectUri: string, clientId: string): Answer {
  return json(400, {
    error_description: `redirect_uri '${redirectUri}' not registered for OAuth application '${clientId}'`,
    error: 'invalid_request',
  })
}

/** What is wrong when an app asks for scopes that it cannot have. */
export function scopesNotAssigned(scopes: readonly string[], clientId: string): string {
  return `Scopes '${scopes.join(' ')}' are not assigned to the client ${clientId}`
}

/** The OAuth server builds its addresses from the host: they have to be those of its issuer. */
export function headersFor({ publicUrl }: SandboxState, ask: Ask): Ask['headers'] {
  return { ...ask.headers, host: new URL(publicUrl).host }
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
