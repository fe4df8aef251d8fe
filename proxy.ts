import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { belongsAtPublicUrl, encodePath } from '@/lib/auth/canonical-host'
import { ASKED_PATH } from '@/lib/auth/safe-redirect'
import { env } from '@/lib/env'
import { guideOf } from '@/lib/guides/loaded'
import { isUnknownPath } from '@/lib/guides/unknown-path'
import { currentRequest, newRequestId, noteRefusal, type Rule } from '@/lib/log/request'
import { REFUSALS } from '@/lib/messages'
import { formOrigin, ownOrigins } from '@/lib/security/form-origin'
import { securityHeaders } from '@/lib/security/headers'
import { IMPORT, LEAD_HOME_API, NOWHERE, STACKONE_WEBHOOK_API } from '@/lib/urls'

/** In bytes, of a form: the longest has some thousands of actions. */
const MAX_BODY = 262_144
/** In bytes, of an imported page. next.config.js has the same for Next. */
const MAX_IMPORT_BODY = 2_097_152
const isGuide = (connector: string, slug: string) => guideOf(connector, slug) !== undefined

/** All paths except files of the build, whose headers next.config.js has. */
export const config = { matcher: '/((?!_next/static/).*)' }

/** Sets the headers of each response, and refuses forms of other sites. */
export function proxy(request: NextRequest): NextResponse {
  const { publicUrl, port, oidc, trustedProxies } = env()
  const { method, headers, nextUrl } = request
  const { pathname, search } = nextUrl
  const nonce = randomBytes(16).toString('base64')
  const secured = securityHeaders({
    path: pathname,
    nonce,
    isSecure: publicUrl.startsWith('https:'),
    issuer: oidc?.issuer ?? null,
    isDev: process.env.NODE_ENV === 'development',
  })
  const secure = (answer: NextResponse) => {
    for (const [name, value] of Object.entries(secured)) answer.headers.set(name, value)
    answer.headers.set('x-request-id', currentRequest()?.id ?? newRequestId(undefined))
    return answer
  }
  const refuse = (rule: Rule, status: number, sentence: string) => {
    noteRefusal(rule)
    // A page's script shows a refusal's text only with this content type.
    const type = headers.has('next-action') ? 'text/plain' : 'text/plain; charset=utf-8'
    return secure(
      new NextResponse(`${sentence}\n`, { status, headers: { 'content-type': type, 'cache-control': 'no-store' } }),
    )
  }

  const origins = ownOrigins({ publicUrl, port })
  const from = formOrigin(headers, origins)
  // A webhook is not a form: its signature proves its sender.
  if (method !== 'GET' && method !== 'HEAD' && pathname !== STACKONE_WEBHOOK_API) {
    if (!from) {
      const sentence = `This form was sent from another site. Forms work at ${publicUrl}, the setting PUBLIC_URL.`
      return refuse('form of another site', 403, sentence)
    }
    if (Number(headers.get('content-length')) > (pathname === IMPORT ? MAX_IMPORT_BODY : MAX_BODY)) {
      return refuse('form too long', REFUSALS['form-too-long'].status, REFUSALS['form-too-long'].sentence)
    }
  }
  if (pathname !== '/' && pathname.endsWith('/')) {
    const plain = new URL(request.url)
    plain.pathname = pathname.replace(/\/+$/, '')
    return secure(NextResponse.redirect(plain, { status: 308, headers: { 'cache-control': 'no-store' } }))
  }
  const handedOn = new Headers(headers)
  // Next reads the nonce for its scripts here.
  handedOn.set('content-security-policy', secured['content-security-policy'] ?? '')
  // Next compares a form's origin with this header again, so visitors must not set it.
  handedOn.set('x-forwarded-host', new URL(from ?? publicUrl).host)
  handedOn.set(ASKED_PATH, pathname + search)
  const options = { request: { headers: handedOn } }
  const isProxied = currentRequest()?.isProxied ?? true
  const isTwin = belongsAtPublicUrl({ method, path: pathname, headers, isProxied }, { publicUrl, trustedProxies })
  const home = isTwin && `${LEAD_HOME_API}?${new URLSearchParams({ to: encodePath(pathname + search) })}`
  const elsewhere = home || (isUnknownPath(pathname, isGuide) && NOWHERE)
  return secure(elsewhere ? NextResponse.rewrite(new URL(elsewhere, request.url), options) : NextResponse.next(options))
}
