import type { Guest } from './sign-in-link'

/** How long a guest's browser sees the outcome after the run's wait, in milliseconds. */
const REMEMBERED_MS = 60 * 60_000

/**
 * A Set-Cookie header (RFC 6265 section 4.1) for the browser that used a link to sign in for a run: the provider's
 * answer counts in that browser alone. SameSite is Lax, for that answer comes from another site; over https no other
 * host can set or shadow it (RFC 6265bis, the prefix __Host-, which wants the path to be "/").
 */
export function guestCookie({ runId, key }: Guest, until: Date, publicUrl: string): string {
  const expires = new Date(until.getTime() + REMEMBERED_MS).toUTCString()
  const secure = isSecure(publicUrl) ? '; Secure' : ''
  return `${nameAt(publicUrl)}=${runId}.${key}; Path=/; Expires=${expires}; HttpOnly; SameSite=Lax${secure}`
}

/** Whom a Cookie header (RFC 6265 section 4.2) names, unproven; null for nobody. */
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
