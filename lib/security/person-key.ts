import 'server-only'
import { hashOf } from './token'

/** Of an admin, what tells them from others. */
export interface Person {
  /** The session's id. */
  session: string
  /** The verified address from the OpenID provider; null for an access code. */
  email: string | null
}

/**
 * Names whoever is signed in, without telling their address or session. A holder of the access code can give any name:
 * there it is the session that counts.
 */
export function personKey({ session, email }: Person): string {
  return hashOf(email === null ? session : email.toLowerCase())
}
