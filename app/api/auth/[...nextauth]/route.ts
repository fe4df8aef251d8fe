import type { NextRequest } from 'next/server'
import { askNextAuth } from '@/lib/auth/ask-next-auth.server'
import { safeReturnPath, signInPath } from '@/lib/auth/safe-redirect'
import { env } from '@/lib/env'
import { noStoreResponse } from '@/lib/private-answer.server'
import { redirectTo } from '@/lib/redirect-answer.server'

type Context = { params: Promise<{ nextauth: string[] }> }

/** Paths to which next-auth redirects browsers, or which a person may open directly. */
const PAGES = /^(error|sign|callback)/

/**
 * The part of next-auth that is reachable from outside: the callback of the company's OpenID provider. Forms call
 * next-auth within the process (lib/auth/call-next-auth.server.ts), its pages are replaced, and its other routes would
 * let strangers write to the log.
 */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params
  const action = nextauth.join('/')
  if (action === 'callback/oidc' && env().oidc) {
    const answer = await askNextAuth(request, nextauth)
    // next-auth throws on cookies that none of its sign-ins set.
    return answer.status < 500 ? answer : redirectTo(signInPath(safeReturnPath(null), 'Callback'))
  }
  if (!PAGES.test(action)) return noStoreResponse('There is nothing here.\n', { status: 404 })
  const query = new URL(request.url).searchParams
  return redirectTo(signInPath(safeReturnPath(query.get('callbackUrl')), query.get('error')))
}
