import 'server-only'
import type { AuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { database } from '../db/connection'
import { isStoreError } from '../db/store-error'
import { type Env, env } from '../env'
import { log } from '../log/log'
import { currentRequest } from '../log/request'
import { isOperatorError } from '../operator-error'
import { sessionKey } from '../security/key-ring'
import { keyRing } from '../security/key-ring.server'
import { singleLine, truncate } from '../text'
import { SIGN_IN } from '../urls'
import { isAccessCode } from './access-code'
import { findAccessCode } from './access-code-store'
import { type Admin, codeHolderName, SESSION_LIFETIME } from './admin'
import { cookiesFor } from './cookies.server'
import { isAllowed } from './email-allowlist'
import { networkOf } from './ip-subnet'
import type { Identity } from './openid'
import { safeReturnPath } from './safe-redirect'
import { beginSession } from './sessions'
import { BROKEN, STORE_UNAVAILABLE, tooManyTries, WRONG_CODE } from './sign-in-errors'
import { forgetTries, permitTry } from './sign-in-limit'

/** The settings of next-auth: sign-in by the company's OpenID provider, or by access code. */
export function authOptions(openId: OAuthConfig<Identity> | null): AuthOptions {
  const settings = env()
  const { session, returnUrl, verifier, ...cookies } = cookiesFor(settings.publicUrl)
  return {
    secret: sessionKey(keyRing()),
    cookies: { sessionToken: session, callbackUrl: returnUrl, pkceCodeVerifier: verifier, ...cookies },
    session: { strategy: 'jwt', maxAge: SESSION_LIFETIME / 1000 },
    pages: { signIn: SIGN_IN, signOut: SIGN_IN, error: SIGN_IN },
    providers: [openId ?? accessCodeProvider(settings)],
    callbacks: {
      signIn: ({ profile }) => {
        if (!settings.oidc || isAllowed(settings.oidc.allowed, profile ?? {})) return true
        log().warn({ who: profile?.email }, 'Sign-in refused: not in AUTH_ALLOWED, or not verified.')
        return false
      },
      redirect: ({ url, baseUrl }) =>
        baseUrl + safeReturnPath(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url),
      jwt: async ({ token, user }) => (user?.admin ? { admin: await begin(settings, user.admin) } : token),
    },
    logger: {
      error: (code, metadata) => log().error(`Sign-in: ${quote(`${code}: ${messageOf(metadata)}`)}`),
      warn: () => {},
      debug: () => {},
    },
  }
}

/** Starts a session for a verified admin. */
async function begin(settings: Env, admin: Omit<Admin, 'session'>): Promise<Admin> {
  const session = await beginSession(await database(settings), admin.name, new Date(admin.since))
  log().info({ who: admin.name, by: settings.oidc ? 'OpenID' : 'access code' }, 'signed in')
  return { ...admin, session }
}

function accessCodeProvider(settings: Env) {
  return CredentialsProvider({
    credentials: { code: {}, name: {} },
    authorize: async (credentials) => {
      try {
        const code: unknown = credentials?.code
        if (typeof code !== 'string') return null
        return await checkCode(settings, code, credentials?.name)
      } catch (error) {
        if (isStoreError(error)) throw new Error(STORE_UNAVAILABLE)
        if (!isOperatorError(error)) throw error
        // next-auth puts the message into a URL, which the reader sees.
        log().error(error.message)
        throw new Error(BROKEN)
      }
    },
  })
}

async function checkCode(settings: Env, code: string, typedName: unknown) {
  const db = await database(settings)
  const network = networkOf(currentRequest()?.from ?? 'unknown')
  const permit = await permitTry(db, network)
  if (!permit.ok) throw refused('too many tries from this network', tooManyTries(permit.waitSeconds))
  const record = await findAccessCode(settings)
  if (!record || !isAccessCode(record, code)) throw refused('a wrong access code', WRONG_CODE)
  await forgetTries(db, network)
  return {
    id: 'admin',
    admin: { name: codeHolderName(typedName), email: null, generation: record.generation, since: Date.now() },
  }
}

/** Logs the failed sign-in, for monitoring. */
function refused(because: string, error: string): Error {
  log().warn(`Sign-in refused: ${because}.`)
  return new Error(error)
}

/** The text comes from strangers: it must not imitate our log lines, or move the terminal's cursor. */
function quote(text: string): string {
  return truncate(singleLine(text), 500)
}

/** Only the message: next-auth's metadata has tokens in it. */
function messageOf(metadata: unknown): string {
  if (metadata instanceof Error) return metadata.message
  const { error } = (metadata ?? {}) as { error?: unknown }
  return error instanceof Error ? error.message : 'unknown cause'
}
