import { decodePath, LED_COOKIE } from '@/lib/auth/lead-home'
import { env } from '@/lib/env'
import { redirectTo } from '@/lib/redirect-answer.server'

/**
 * Leads to the path `to` at PUBLIC_URL. proxy.ts has it answer where a browser is at another name of this machine: Next
 * takes all those names for one, and makes redirects between them of proxy.ts's own relative.
 */
export function GET(request: Request): Response {
  const to = decodePath(new URL(request.url).searchParams.get('to') ?? '')
  return redirectTo(env().publicUrl + to, { 'set-cookie': LED_COOKIE })
}
