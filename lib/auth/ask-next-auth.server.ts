import 'server-only'
import { cookies } from 'next/headers'
import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { decode } from 'next-auth/jwt'
import { env, type OidcSettings } from '../env'
import { log } from '../log/log'
import { noteSecrets } from '../log/request'
import { outbound } from '../outbound/outbound'
import { redirectTo } from '../redirect-answer.server'
import { sessionKey } from '../security/key-ring'
import { keyRing } from '../security/key-ring.server'
import { cookiesFor } from './cookies.server'
import { discoverProvider, SignInFault } from './openid'
import { openIdProvider } from './openid-provider.server'
import { authOptions } from './options.server'
import { safeReturnPath, signInPath } from './safe-redirect'

/** Calls next-auth at one of its paths. If the company's provider failed, the response redirects to the reason. */
export async function askNextAuth(request: NextRequest, path: readonly string[]): Promise<Response> {
  const { oidc } = env()
  const context = { params: Promise.resolve({ nextauth: [...path] }) }
  const answer = (providers: Parameters<typeof authOptions>[0]): Promise<Response> =>
    NextAuth(authOptions(providers))(request, context)
  if (!oidc) return answer(null)
  if (path.at(-1) !== 'oidc') return answer(openIdProvider(oidc, null))
  return answerBySignIn(request, oidc, answer)
}

async function answerBySignIn(
  { nextUrl: { searchParams, search } }: NextRequest,
  oidc: OidcSettings,
  answer: (provider: ReturnType<typeof openIdProvider>) => Promise<Response>,
): Promise<Response> {
  // The provider's texts may quote them.
  noteSecrets([searchParams.get('code') ?? undefined, searchParams.get('state') ?? undefined, ...(await keptChecks())])
  const faults: SignInFault[] = []
  try {
    const metadata = await discoverProvider(oidc, outbound())
    const came = await answer(openIdProvider(oidc, metadata, { search, onFault: (fault) => faults.push(fault) }))
    return faults[0]?.error ? redirectTo(signInPath(safeReturnPath(null), faults[0].error)) : came
  } catch (error) {
    if (!(error instanceof SignInFault)) throw error
    log().error(`Sign-in: ${error.message}`)
    return redirectTo(signInPath(safeReturnPath(null), error.error))
  }
}

/** The cookies that next-auth sets for a pending sign-in: state, PKCE verifier and nonce, if they are ours. */
async function keptChecks(): Promise<string[]> {
  const jar = await cookies()
  const { state, verifier, nonce } = cookiesFor(env().publicUrl)
  const kept = await Promise.all(
    [state, verifier, nonce].map(async ({ name }) => {
      const token = jar.get(name)?.value
      const claims = token ? await decode({ token, salt: name, secret: sessionKey(keyRing()) }).catch(() => null) : null
      return claims?.value
    }),
  )
  return kept.filter((value) => typeof value === 'string')
}
