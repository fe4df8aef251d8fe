import { once } from 'node:events'
import type { Server } from 'node:http'
import { type CryptoKey, exportJWK, generateKeyPair } from 'jose'
import Provider from 'oidc-provider'
import { freePort } from './free-port'

/** A company's OpenID provider, on this machine. */
export interface OpenIdProvider {
  issuer: string
  /** Its URL on this machine. */
  url: string
  /** Signs the ID tokens, by RS256. */
  signingKey: CryptoKey
  stop: () => Promise<void>
}

/** Changes an endpoint's response before it is sent. */
export type Tamper = (
  endpoint: 'token' | 'userinfo',
  answer: Record<string, unknown>,
  asked: Readonly<Record<string, unknown>>,
) => Promise<void>

export const OIDC_CLIENT = { id: 'wizard', secret: 'the-secret-of-the-wizard-at-its-openid-provider' }

interface Options {
  /** The wizard's redirect URL. */
  redirectUri: string
  /** Whether the e-mail address is in the ID token, or only at the userinfo endpoint. */
  isEmailInIdToken?: boolean
  tamper?: Tamper
  /** Its issuer behind a proxy; absent: its own URL. */
  issuer?: string
}

/**
 * Starts a certified OpenID provider. Any e-mail address signs in; those that begin with "unverified" are not verified.
 */
export async function startOpenIdProvider({
  redirectUri,
  isEmailInIdToken = false,
  tamper,
  issuer: publicIssuer,
}: Options): Promise<OpenIdProvider> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const port = await freePort()
  const url = `http://localhost:${port}`
  const issuer = publicIssuer ?? url
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: OIDC_CLIENT.id,
        client_secret: OIDC_CLIENT.secret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
      },
    ],
    conformIdTokenClaims: !isEmailInIdToken,
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_context, accountId) => ({
      accountId,
      claims: () => ({
        sub: accountId,
        email: accountId,
        email_verified: !accountId.startsWith('unverified'),
        name: accountId,
      }),
    }),
    cookies: { keys: ['only for tests'] },
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' }] },
  })
  // Headers tell it the original URL then.
  provider.proxy = publicIssuer !== undefined
  if (tamper) {
    provider.use(async (context, next) => {
      await next()
      const endpoint = context.oidc?.route
      if (endpoint === 'token' || endpoint === 'userinfo')
        await tamper(endpoint, context.body as Record<string, unknown>, context.oidc.params ?? {})
    })
  }
  const server: Server = provider.listen(port)
  await once(server, 'listening')
  return {
    issuer,
    url,
    signingKey: privateKey,
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

/** The settings of a wizard whose admins sign in there. */
export function oidcSettings(issuer: string) {
  return {
    AUTH_OIDC_ISSUER: issuer,
    AUTH_OIDC_CLIENT_ID: OIDC_CLIENT.id,
    AUTH_OIDC_CLIENT_SECRET: OIDC_CLIENT.secret,
  }
}
