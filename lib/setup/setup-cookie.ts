import type { Setup } from './setup'

/** In milliseconds: how long a browser is remembered after the expiry, so that its page can say so. */
const REMEMBERED_MS = 30 * 24 * 60 * 60_000

const NAME = 'setup-'

/**
 * The cookie of one setup (RFC 6265bis). Its name has the setup's id, so that it opens no other. Over https the prefix
 * __Host- keeps other hosts from setting or shadowing it. The path is "/", because the provider's callback is outside
 * of the setup's pages. SameSite is Lax, because that callback comes from another site.
 */
export function setupCookie({ id, expiresAt }: Pick<Setup, 'id' | 'expiresAt'>, session: string, publicUrl: string) {
  return {
    name: cookieName(id, publicUrl),
    value: session,
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: isSecure(publicUrl),
    expires: new Date(expiresAt.getTime() + REMEMBERED_MS),
  } as const
}

/** The name of a setup's cookie. */
export function cookieName(id: string, publicUrl: string): string {
  return `${isSecure(publicUrl) ? '__Host-' : ''}${NAME}${id.toLowerCase()}`
}

/** The id of the setup in a cookie's name; null for any other cookie. */
export function setupIdOf(name: string, publicUrl: string): string | null {
  const start = cookieName('', publicUrl)
  return name.startsWith(start) ? name.slice(start.length) : null
}

function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith('https:')
}
