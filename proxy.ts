import { type NextRequest, NextResponse } from 'next/server'

/** Next answers a path that cannot be decoded (RFC 3986 section 2.1) with 500; it is an address that leads nowhere. */
export function proxy(request: NextRequest): NextResponse {
  try {
    decodeURIComponent(request.nextUrl.pathname)
    return NextResponse.next()
  } catch {
    return NextResponse.rewrite(new URL('/no-such-page', request.url), { status: 404 })
  }
}

export const config = { matcher: '/connectors/:path*' }
