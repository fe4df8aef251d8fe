import { decodePath, LED_COOKIE } from '@/lib/auth/canonical-host'
import { env } from '@/lib/env'
import { redirectTo } from '@/lib/redirect-answer.server'

/**
 * Redirects to the path `to` at PUBLIC_URL. proxy.ts rewrites to it if a browser uses another name of this machine:
 * Next treats all those names as one host, and makes proxy.ts's own redirects between them relative.
 */
export function GET(request: Request): Response {
  const to = decodePath(new URL(request.url).searchParams.get('to') ?? '')
  return redirectTo(env().publicUrl + to, { 'set-cookie': LED_COOKIE })
}
