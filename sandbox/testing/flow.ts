import { randomUUID } from 'node:crypto'
import * as openid from 'openid-client'
import type { Sandbox } from '../server'
import type { Account } from '../state/account'
import type { App } from '../state/apps'
import { CALLBACK } from './app'
import { walkThroughSignIn } from './browser'

/** A new account. */
export function freshAccount({ state }: Sandbox): Account {
  const account = state.accounts.open(randomUUID(), { headers: {} })
  if (!account) throw new Error('The sandbox has no such account')
  return account
}

/** The app as a certified client sees it. */
export function clientOf(
  sandbox: Sandbox,
  account: Account,
  app: Pick<App, 'clientId' | 'secret'>,
  authentication?: openid.ClientAuth,
): Promise<openid.Configuration> {
  return openid.discovery(
    new URL(`${sandbox.url}/oidc/accounts/${account.id}`),
    app.clientId,
    undefined,
    authentication ?? (app.secret ? openid.ClientSecretPost(app.secret) : openid.None()),
    { execute: [openid.allowInsecureRequests] },
  )
}

/** A started sign-in. */
interface Begun {
  url: URL
  checks: openid.AuthorizationCodeGrantChecks
}

/** Starts a sign-in, with PKCE, state and, if requested, OpenID. */
export async function begin(client: openid.Configuration, scope: string): Promise<Begun> {
  const pkceCodeVerifier = openid.randomPKCECodeVerifier()
  const expectedState = openid.randomState()
  const isOpenId = scope.split(' ').includes('openid')
  const nonce = openid.randomNonce()
  const url = openid.buildAuthorizationUrl(client, {
    redirect_uri: CALLBACK,
    scope,
    state: expectedState,
    code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    ...(isOpenId ? { nonce } : {}),
  })
  return { url, checks: { pkceCodeVerifier, expectedState, ...(isOpenId ? { expectedNonce: nonce } : {}) } }
}

/** Signs in, agrees, and returns the callback. */
export async function callbackOf(url: URL, user: 'ada' | 'ursula' = 'ada'): Promise<URL> {
  const { callbackUrl, page } = await walkThroughSignIn(url.href, { user, consent: true })
  if (!callbackUrl) throw new Error(`There was no callback, but this page: ${page?.text}`)
  return new URL(callbackUrl)
}

/** A complete sign-in with tokens. */
export async function signIn(
  client: openid.Configuration,
  scope: string,
  user: 'ada' | 'ursula' = 'ada',
): Promise<Awaited<ReturnType<typeof openid.authorizationCodeGrant>>> {
  const { url, checks } = await begin(client, scope)
  return openid.authorizationCodeGrant(client, await callbackOf(url, user), checks)
}
