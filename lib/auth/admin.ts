import 'server-only'
import { cleanName } from '../profile/normalize-input'
import { truncate } from '../text'
import { markAccessCode, SOMEONE } from './actor-name'
import { isAllowedAddress } from './email-allowlist'

const MAX_NAME_LENGTH = 60

/** The signed-in admin, as stored in the session. */
export interface Admin {
  /** The session's id. */
  session: string
  /** Their name in the audit trail. */
  name: string
  /** The verified e-mail address from the OpenID provider; null for an access code. */
  email: string | null
  /** The access code's generation; null for OpenID. */
  generation: string | null
  /** When they signed in, in milliseconds since 1970. */
  since: number
}

/** The conditions for a valid session: the current access code, or the current allowlist. */
export type Admission = { by: 'access-code'; generation: string | null } | { by: 'oidc'; allowed: readonly string[] }

/** In milliseconds: the longest session, also if it is used. */
export const SESSION_LIFETIME = 12 * 60 * 60 * 1000

/** Whether a session still meets the conditions. */
export function isAdmitted(admin: Admin, admission: Admission, now: number): boolean {
  if (!(now - admin.since < SESSION_LIFETIME)) return false
  if (admission.by === 'oidc') return admin.email !== null && isAllowedAddress(admission.allowed, admin.email)
  return admin.email === null && admin.generation !== null && admin.generation === admission.generation
}

/** The name of an access code holder in the audit trail. It says so, because anyone with the code can type any name. */
export function codeHolderName(typed: unknown): string {
  const name = typeof typed === 'string' ? truncate(cleanName(typed).value, MAX_NAME_LENGTH).trim() : ''
  return name === '' ? SOMEONE : markAccessCode(name)
}
