import 'server-only'
import { hashOf } from './token'

/** The part of an admin that identifies them. */
export interface Person {
  /** The session's id. */
  session: string
  /** The verified e-mail address from the OpenID provider; null for an access code. */
  email: string | null
}

/**
 * Identifies the signed-in person without revealing their e-mail address or session. A holder of the access code can
 * type any name, so the session identifies them.
 */
export function personKey({ session, email }: Person): string {
  return hashOf(email === null ? session : email.toLowerCase())
}
