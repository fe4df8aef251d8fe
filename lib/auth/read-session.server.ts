import 'server-only'
import { cookies } from 'next/headers'
import { decode } from 'next-auth/jwt'
import { env } from '../env'
import { sessionKey } from '../security/key-ring'
import { keyRing } from '../security/key-ring.server'
import { type Admin, SESSION_LIFETIME } from './admin'
import { cookiesFor } from './cookies.server'

/**
 * Whom the session's cookie names; null where there is none, or one that is not ours. It is read alone: next-auth breaks
 * on other cookies, which other pages of this host may have planted where there is no https.
 */
export async function readSession(): Promise<Admin | null> {
  const token = (await cookies()).get(cookiesFor(env().publicUrl).session.name)?.value
  if (!token) return null
  const claims = await decode({ token, secret: sessionKey(keyRing()) }).catch(() => null)
  return claims?.admin ?? null
}

/**
 * The name in the session's cookie; null where there is none. For a page that is open to everyone: whether the session
 * was ended meanwhile only the database knows, and such a page does not wait for it.
 */
export async function nameInSession(): Promise<string | null> {
  const admin = await readSession()
  return admin && Date.now() - admin.since < SESSION_LIFETIME ? admin.name : null
}
