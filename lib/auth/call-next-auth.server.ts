import 'server-only'
import { cookies } from 'next/headers'
import { NextRequest, NextResponse } from 'next/server'
import { env } from '../env'
import { AUTH_API } from '../urls'
import { askNextAuth } from './ask-next-auth.server'
import { cookiesFor } from './cookies.server'

/**
 * Lets next-auth handle a POST from within a server action, so that forms work without JavaScript and without a CSRF
 * token in the page: Next has checked the action's origin. Sets next-auth's cookies, and returns its redirect URL and
 * the error in it, null if there is none.
 */
export async function callNextAuth(
  path: readonly string[],
  fields: Record<string, string>,
): Promise<{ location: string; error: string | null }> {
  // Only next-auth's own pages need this cookie, and one planted by another page would stop every sign-in.
  const { returnUrl } = cookiesFor(env().publicUrl)
  ;(await cookies()).delete(returnUrl.name)
  const answer = await ask(['csrf'])
  const { csrfToken } = (await answer.json()) as { csrfToken: string }
  const done = await ask(path, { csrfToken, ...fields })
  const location = done.headers.get('location') ?? env().publicUrl
  return { location, error: new URL(location, env().publicUrl).searchParams.get('error') }
}

async function ask(path: readonly string[], fields?: Record<string, string>): Promise<NextResponse> {
  const request = new NextRequest(
    `${env().publicUrl}${AUTH_API}/${path.join('/')}`,
    fields && {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields),
    },
  )
  const answer = await askNextAuth(request, path)
  const { status, headers } = answer
  const kept = new NextResponse(answer.body, { status, headers })
  const jar = await cookies()
  // Next's parser drops the attributes that end a cookie.
  for (const cookie of kept.cookies.getAll()) cookie.value ? jar.set(cookie) : jar.delete(cookie)
  return kept
}
