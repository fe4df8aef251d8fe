import type { AuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { database } from '../db/connection'
import { isStoreError } from '../db/store-error'
import { type Env, env, type OidcSettings } from '../env'
import { log } from '../log/log'
import { sessionKey } from '../secrets/key-ring'
import { keyRing } from '../secrets/key-ring.server'
import { isAccessCode } from './access-code'
import { findAccessCode } from './access-code-store'
import { codeHolderName, SESSION_LIFETIME } from './admin'
import { isAllowed } from './allowed'
import { cookiesFor } from './cookies.server'
import { networkOf } from './network-of'
import { safeReturnPath } from './return-path'
import { STORE_AWAY, tooManyTries } from './sign-in-errors'
import { forgetTries, permitTry } from './sign-in-limit'

/** The header in which our own server names the client's address, see lib/server/serve.ts. */
const ADDRESS_HEADER = 'x-client-address'

/** The settings of next-auth: sign-in by the company's OpenID provider, else by access code. */
export function authOptions(): AuthOptions {
  const settings = env()
  return {
    secret: sessionKey(keyRing()),
    cookies: cookiesFor(settings.publicUrl),
    session: { strategy: 'jwt', maxAge: SESSION_LIFETIME / 1000 },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [settings.oidc ? oidcProvider(settings.oidc) : accessCodeProvider(settings)],
    callbacks: {
      signIn: ({ profile }) => !settings.oidc || isAllowed(settings.oidc.allowed, profile ?? {}),
      redirect: ({ url, baseUrl }) =>
        baseUrl + safeReturnPath(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url),
      jwt: ({ token, user }) => (user?.admin ? { admin: user.admin } : token),
      session: ({ session, token }) => (token.admin ? { ...session, admin: token.admin } : session),
    },
    logger: {
      error: (code, metadata) => log().error(`Sign-in: ${oneLine(`${code}: ${messageOf(metadata)}`)}`),
      warn: () => {},
      debug: () => {},
    },
  }
}

interface IdTokenClaims {
  sub?: string
  email?: string
  email_verified?: unknown
}

function oidcProvider({ issuer, clientId, clientSecret }: OidcSettings): OAuthConfig<IdTokenClaims> {
  return {
    id: 'oidc',
    name: 'OpenID',
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    // Some providers put the e-mail address into the ID token, some only into the answer of their userinfo endpoint.
    userinfo: {
      request: async ({ client, tokens }) => {
        const claims: IdTokenClaims = 'claims' in tokens && typeof tokens.claims === 'function' ? tokens.claims() : {}
        if (claims.email !== undefined || !client.issuer.metadata.userinfo_endpoint) return claims
        // Given the whole token set, the client checks that both are about the same subject.
        return { ...claims, ...(await client.userinfo(tokens as Parameters<typeof client.userinfo>[0])) }
      },
    },
    checks: ['pkce', 'state', 'nonce'],
    clientId,
    clientSecret,
    profile: ({ sub = '', email = '' }) => ({
      id: sub,
      admin: { name: email, email, generation: null, since: Date.now() },
    }),
  }
}

function accessCodeProvider(settings: Env) {
  return CredentialsProvider({
    credentials: { code: {}, name: {} },
    authorize: async (credentials, request) => {
      try {
        const code: unknown = credentials?.code
        if (typeof code !== 'string') return null
        return await checkCode(settings, code, credentials?.name, addressOf(request.headers))
      } catch (error) {
        throw isStoreError(error) ? new Error(STORE_AWAY) : error
      }
    },
  })
}

async function checkCode(settings: Env, code: string, typedName: unknown, address: string) {
  const db = await database(settings)
  const permit = await permitTry(db, address, new Date())
  if (!permit.ok) throw new Error(tooManyTries(permit.waitSeconds))
  const record = await findAccessCode(settings)
  if (!record || !(await isAccessCode(record, code))) return null
  await forgetTries(db, address)
  return {
    id: 'admin',
    admin: { name: codeHolderName(typedName), email: null, generation: record.generation, since: Date.now() },
  }
}

function addressOf(headers: Record<string, unknown> | undefined): string {
  const address = headers?.[ADDRESS_HEADER]
  return typeof address === 'string' ? networkOf(address) : 'unknown'
}

/** What strangers send is in it: it must not look like lines of ours, or move the reader's cursor. */
function oneLine(text: string): string {
  return text.replace(/\p{C}+/gu, ' ').slice(0, 500)
}

/** Only the message: next-auth's metadata has tokens in it. */
function messageOf(metadata: unknown): string {
  if (metadata instanceof Error) return metadata.message
  const { error } = (metadata ?? {}) as { error?: unknown }
  return error instanceof Error ? error.message : 'unknown cause'
}
