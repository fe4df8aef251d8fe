import 'server-only'
import { cookies } from 'next/headers'
import { NextRequest, NextResponse } from 'next/server'
import { env } from '../env'
import { AUTH_API } from '../urls'
import { askNextAuth } from './ask-next-auth.server'
import { cookiesFor } from './cookies.server'

/**
 * Has next-auth answer a POST from within a server action, so that its forms work without JavaScript and without a
 * token in the page: Next has checked where the action's request came from. Keeps the cookies that next-auth sets, and
 * gives the address that it sends the browser to, and the error that it names there, null where it names none.
 */
export async function callNextAuth(
  path: readonly string[],
  fields: Record<string, string>,
): Promise<{ location: string; error: string | null }> {
  // Only next-auth's own way needs it; one that another page planted would stop every sign-in.
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
  // Next’s reading of a cookie loses that it has ended.
  for (const cookie of kept.cookies.getAll()) cookie.value ? jar.set(cookie) : jar.delete(cookie)
  return kept
}
