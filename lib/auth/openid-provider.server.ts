import 'server-only'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { env, type OidcSettings } from '../env'
import { outbound } from '../outbound/outbound'
import { OIDC_CALLBACK_API } from '../urls'
import { type Identity, type ProviderMetadata, redeemSignIn, SignInFault } from './openid'

/**
 * The company's OpenID provider, as next-auth is told of it for one request, whose query is `search`; `onFault` hears why nobody could be signed in. next-auth makes and
 * keeps state, PKCE verifier and nonce; the provider is asked by us, through the proxy and with the authorities of the
 * settings, which next-auth's own client does not know. Without metadata it serves what asks the provider nothing.
 */
export function openIdProvider(
  settings: OidcSettings,
  metadata: ProviderMetadata | null,
  { search = '', onFault = () => {} }: { search?: string; onFault?: (fault: SignInFault) => void } = {},
): OAuthConfig<Identity> {
  let identity: Identity | undefined
  return {
    id: 'oidc',
    name: 'OpenID',
    type: 'oauth',
    ...(metadata && { issuer: metadata.issuer }),
    authorization: { url: metadata?.authorization_endpoint ?? '', params: { scope: 'openid email' } },
    token: {
      request: async ({ checks }) => {
        // next-auth's type leaves the nonce out.
        const { state = '', code_verifier: verifier = '', nonce = '' } = checks as typeof checks & { nonce?: string }
        if (!metadata) throw new Error('The provider was not asked who it is.')
        const callback = new URL(OIDC_CALLBACK_API + search, env().publicUrl)
        identity = await redeemSignIn(settings, metadata, outbound(), callback, { state, nonce, verifier }).catch(
          (error: unknown) => {
            if (error instanceof SignInFault) onFault(error)
            throw error
          },
        )
        // Tokens are of no use after this, so next-auth gets none.
        return { tokens: {} }
      },
    },
    userinfo: { request: async () => identity ?? {} },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    profile: ({ sub, email = '' }) => ({
      id: sub,
      admin: { name: email, email, generation: null, since: Date.now() },
    }),
  }
}
