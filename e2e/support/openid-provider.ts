import { once } from 'node:events'
import type { Server } from 'node:http'
import Provider from 'oidc-provider'
import { freePort } from './free-port'

/** A company's OpenID provider, on this machine. */
export interface OpenIdProvider {
  issuer: string
  stop: () => Promise<void>
}

export const OIDC_CLIENT = { id: 'wizard', secret: 'the-secret-of-the-wizard-at-its-openid-provider' }

interface Options {
  /** Where the wizard's browsers are sent back to. */
  redirectUri: string
  /** Whether the address is in the ID token, or at the userinfo endpoint only. */
  isEmailInIdToken?: boolean
}

/** Starts a certified OpenID provider. One signs in there with any address; those that begin with "unverified" are not verified. */
export async function startOpenIdProvider({ redirectUri, isEmailInIdToken = false }: Options): Promise<OpenIdProvider> {
  const port = await freePort()
  const issuer = `http://localhost:${port}`
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
  })
  const server: Server = provider.listen(port)
  await once(server, 'listening')
  return {
    issuer,
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
