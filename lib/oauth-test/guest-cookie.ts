import type { Guest } from './sign-in-link'

/** In milliseconds: how long a guest's browser sees the outcome after the run's wait. */
const REMEMBERED_MS = 60 * 60_000

/**
 * A Set-Cookie header (RFC 6265 section 4.1) for the browser that used a link to sign in for a run: only that browser
 * can complete the sign-in. SameSite is Lax, because the callback comes from another site. Over https the prefix
 * __Host- keeps other hosts from setting or shadowing it (RFC 6265bis); it needs the path "/".
 */
export function guestCookie({ runId, key }: Guest, until: Date, publicUrl: string): string {
  const expires = new Date(until.getTime() + REMEMBERED_MS).toUTCString()
  const secure = isSecure(publicUrl) ? '; Secure' : ''
  return `${nameAt(publicUrl)}=${runId}.${key}; Path=/; Expires=${expires}; HttpOnly; SameSite=Lax${secure}`
}

/** The guest in a Cookie header (RFC 6265 section 4.2), unverified; null if there is none. */
export function guestOf(cookies: string | null, publicUrl: string): Guest | null {
  const start = `${nameAt(publicUrl)}=`
  const pair = cookies
    ?.split(';')
    .map((each) => each.trim())
    .find((each) => each.startsWith(start))
  const [, runId, key] = /^([0-9a-f-]{36})\.([\w-]{43})$/.exec(pair?.slice(start.length) ?? '') ?? []
  return runId && key ? { runId, key } : null
}

function nameAt(publicUrl: string): string {
  return `${isSecure(publicUrl) ? '__Host-' : ''}signs-in-for`
}

function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith('https:')
}
