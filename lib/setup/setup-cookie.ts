import type { Setup } from './setup'

/** In milliseconds: how long a browser is remembered after the expiry, so that its page can say that it came. */
const REMEMBERED_MS = 30 * 24 * 60 * 60_000

const NAME = 'setup-'

/**
 * The cookie of one setup (RFC 6265bis): its name has the setup's id, so that it opens no other. Over https no other host
 * can set or shadow it, by the prefix __Host-. The path is "/": a provider's answer comes back outside of the setup's
 * pages. SameSite is Lax, for that answer comes from another site.
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

/** What the cookie of a setup is called. */
export function cookieName(id: string, publicUrl: string): string {
  return `${isSecure(publicUrl) ? '__Host-' : ''}${NAME}${id.toLowerCase()}`
}

/** The id of the setup that a cookie is of; null for any other cookie. */
export function setupIdOf(name: string, publicUrl: string): string | null {
  const start = cookieName('', publicUrl)
  return name.startsWith(start) ? name.slice(start.length) : null
}

function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith('https:')
}
