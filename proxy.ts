import { type NextRequest, NextResponse } from 'next/server'
import { guideSources } from '@/lib/guides/registry'

/**
 * Sends addresses of no guide to the page for unknown addresses. Next would answer them with 500 where the path cannot
 * be decoded, and with a page that is empty without JavaScript where it can (docs/decisions/004).
 */
export function proxy(request: NextRequest): NextResponse {
  if (leadsSomewhere(request.nextUrl.pathname)) return NextResponse.next()
  return NextResponse.rewrite(new URL('/no-such-page', request.url), { status: 404 })
}

function leadsSomewhere(pathname: string): boolean {
  try {
    const [, , connector, slug, ...twin] = decodeURIComponent(pathname).split('/')
    // The text forms answer for themselves.
    return twin.length > 0 || guideSources.some(({ guide }) => guide.connector === connector && guide.slug === slug)
  } catch {
    return false
  }
}

export const config = { matcher: '/connectors/:path*' }
