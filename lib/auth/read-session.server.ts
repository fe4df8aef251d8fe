import 'server-only'
import { cookies } from 'next/headers'
import { decode } from 'next-auth/jwt'
import { env } from '../env'
import { sessionKey } from '../security/key-ring'
import { keyRing } from '../security/key-ring.server'
import { type Admin, SESSION_LIFETIME } from './admin'
import { cookiesFor } from './cookies.server'

/**
 * The name and id in the session cookie; null if there is none, or it is not ours. Only this cookie is read: next-auth
 * throws on foreign cookies, which other pages of this host may set over http.
 */
export async function readSession(): Promise<Admin | null> {
  const token = (await cookies()).get(cookiesFor(env().publicUrl).session.name)?.value
  if (!token) return null
  const claims = await decode({ token, secret: sessionKey(keyRing()) }).catch(() => null)
  return claims?.admin ?? null
}

/**
 * The name in the session cookie; null if there is none. For public pages, which do not wait for the database: only
 * that knows whether the session has ended.
 */
export async function nameInSession(): Promise<string | null> {
  const admin = await readSession()
  return admin && Date.now() - admin.since < SESSION_LIFETIME ? admin.name : null
}
