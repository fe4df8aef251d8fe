import 'server-only'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { env, type OidcSettings } from '../env'
import { outbound } from '../outbound/outbound'
import { OIDC_CALLBACK_API } from '../urls'
import { type Identity, type ProviderMetadata, redeemSignIn, SignInFault } from './openid'

/**
 * The company's OpenID provider for next-auth and one request, whose query is `search`; `onFault` gets the reason of a
 * failed sign-in. next-auth creates and stores state, PKCE verifier and nonce. Our own client calls the provider,
 * because next-auth's client does not support the proxy and the authorities of the settings. Without metadata it only
 * serves requests that do not call the provider.
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
        // next-auth's type omits the nonce.
        const { state = '', code_verifier: verifier = '', nonce = '' } = checks as typeof checks & { nonce?: string }
        if (!metadata) throw new Error('The provider was not asked who it is.')
        const callback = new URL(OIDC_CALLBACK_API + search, env().publicUrl)
        identity = await redeemSignIn(settings, metadata, outbound(), callback, { state, nonce, verifier }).catch(
          (error: unknown) => {
            if (error instanceof SignInFault) onFault(error)
            throw error
          },
        )
        // The tokens are not needed afterwards, so next-auth gets none.
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
