import { randomBytes } from 'node:crypto'
import { type Ask, cookieOf } from '../http/ask'
import { Recent } from './recent'
import { type User, userByKey } from './users'

/** The signed-in users of the sandbox, with their account in the console. */
export interface Session {
  user: User
  accountId: string
}

const COOKIE = 'sandbox_session'
const ATTRIBUTES = 'Path=/; HttpOnly; SameSite=Lax'

/** The sessions of browsers, shared by the console and the OAuth servers of all accounts. */
export class Sessions {
  private readonly sessions = new Recent<Session>()

  /** The session of the requesting browser, or null. */
  find(ask: Ask): Session | null {
    return this.sessions.get(cookieOf(ask, COOKIE) ?? '') ?? null
  }

  /** Signs a user in. Returns the value of Set-Cookie; null if the user does not exist. */
  start(userKey: string | null, accountId: string): string | null {
    const user = userByKey(userKey)
    if (!user) return null
    const id = randomBytes(24).toString('base64url')
    this.sessions.set(id, { user, accountId })
    return `${COOKIE}=${id}; ${ATTRIBUTES}`
  }

  /** Signs out. Returns the value of Set-Cookie. */
  end(ask: Ask): string {
    this.sessions.delete(cookieOf(ask, COOKIE) ?? '')
    return `${COOKIE}=; ${ATTRIBUTES}; Max-Age=0`
  }
}
