import { randomBytes } from 'node:crypto'
import Provider, { type KoaContextWithOIDC, type Account as OidcAccount } from 'oidc-provider'
import { type Account, appByClientId } from '../state/account'
import { DEFAULT_POLICY, type TokenPolicy } from '../state/apps'
import type { SandboxState } from '../state/state'
import { userById } from '../state/users'
import { makeAdapter } from './adapter'
import { accountPath, issuerOf } from './paths'
import { ANNOUNCED_SCOPES, assignedScopes } from './scopes'

const CODE_SECONDS = 300
const HOUR = 3_600
const DAY = 24 * HOUR
const GRANT_DAYS = 400

const providers = new WeakMap<Account, Provider>()
const cookieKeys = [randomBytes(32).toString('base64url')]

/** The OAuth server of an account, created at its first use. */
export function providerOf(state: SandboxState, account: Account): Provider {
  const known = providers.get(account)
  if (known) return known
  const provider = makeProvider(state, account)
  providers.set(account, provider)
  return provider
}

/** The audience of access tokens, which oidc-provider requires to be a URL. */
export function resourceOf({ publicUrl }: SandboxState, { id }: Account): string {
  return `${publicUrl}/api/2.0/accounts/${id}`
}

function makeProvider(state: SandboxState, account: Account): Provider {
  const path = accountPath(account)
  const policy = (clientId: string | undefined): TokenPolicy =>
    appByClientId(account, clientId ?? null)?.policy ?? DEFAULT_POLICY
  const provider = new Provider(issuerOf(state, account), {
    adapter: makeAdapter(account),
    jwks: { keys: [state.signingKey.jwk] },
    routes: {
      authorization: `${path}/v1/authorize`,
      token: `${path}/v1/token`,
      jwks: `${path}/jwks.json`,
    },
    interactions: { url: (_context, interaction) => `${path}/interaction/${interaction.uid}` },
    cookies: {
      keys: cookieKeys,
      // `withoutSession` in authorize.ts knows this name.
      names: { session: 'sandbox_oidc', interaction: 'sandbox_oidc_step', resume: 'sandbox_oidc_resume' },
      long: { path, httpOnly: true, sameSite: 'lax' },
    },
    scopes: ANNOUNCED_SCOPES,
    claims: {
      openid: ['sub'],
      email: ['email'],
      profile: ['name', 'given_name', 'family_name', 'preferred_username'],
    },
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    enabledJWA: { idTokenSigningAlgValues: ['RS256'] },
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
    pkce: { required: () => false },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resourceOf(state, account),
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, _resource, { clientId }) => {
          const app = appByClientId(account, clientId)
          return {
            scope: app ? assignedScopes(app).join(' ') : '',
            audience: account.id,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'RS256' } },
          }
        },
      },
    },
    expiresWithSession: () => false,
    rotateRefreshToken: (context) => policy(context.oidc.client?.clientId).isSingleUse,
    ttl: {
      AccessToken: (_context, token) => policy(token.clientId).accessMinutes * 60,
      RefreshToken: (context, token) => refreshSeconds(context, policy(token.clientId)),
      AuthorizationCode: CODE_SECONDS,
      IdToken: HOUR,
      Interaction: HOUR,
      Session: DAY,
      Grant: GRANT_DAYS * DAY,
    },
    findAccount: (_context, id) => subject(id),
    clientBasedCORS: () => false,
    renderError: (context, out) => {
      context.type = 'json'
      context.body = { error_description: out.error_description ?? '', error: out.error }
    },
  })
  Object.assign(provider.RefreshToken.prototype, {
    generateTokenId: () => `doau${randomBytes(16).toString('hex')}`,
  })
  return provider
}

/** The claims of ID tokens about a user. */
function subject(id: string): OidcAccount | undefined {
  const user = userById(id)
  if (!user) return undefined
  const claims = {
    sub: id,
    name: user.name,
    given_name: user.givenName,
    family_name: user.familyName,
    preferred_username: user.email,
    email: user.email,
  }
  return { accountId: id, claims: () => claims }
}

/** The whole chain of single-use tokens can have an end. */
function refreshSeconds(context: KoaContextWithOIDC, { refreshMinutes, absoluteMinutes }: TokenPolicy): number {
  const rotated = context.oidc.entities.RotatedRefreshToken
  if (!rotated || absoluteMinutes === null) return refreshMinutes * 60
  const left = absoluteMinutes * 60 - rotated.totalLifetime()
  return Math.max(1, Math.min(refreshMinutes * 60, left))
}
