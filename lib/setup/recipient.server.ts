import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { env } from '../env'
import { openStore } from '../profile/store-context.server'
import { isShown, type Setup, setupState } from './setup'
import { cookieName, setupCookie, setupIdOf } from './setup-cookie'
import { findOwnSetup, findSetupOfSession, setupKey } from './store'

/** So many setups of one browser are looked through. */
const MAX_SESSIONS = 50

/** The recipient of a setup, known by the cookie of the browser that started it. */
export interface Recipient {
  setup: Setup
  session: string
}

/** Gives this browser the session of a setup. Only in actions: pages cannot set cookies. */
export async function keepSession(setup: Setup, session: string): Promise<void> {
  ;(await cookies()).set(setupCookie(setup, session, env().publicUrl))
}

/** Who goes on with a setup in this browser, whatever has become of it; null for anyone else. Rejects with StoreError. */
export const findRecipient = cache(async (id: string): Promise<Recipient | null> => {
  const session = (await cookies()).get(cookieName(id, env().publicUrl))?.value
  const setup = session ? await findSetupOfSession(await openStore(), id, session) : null
  return setup && session ? { setup, session } : null
})

/** The same where they may look at it still. Rejects with StoreError. */
export async function findOpenRecipient(id: string): Promise<Recipient | null> {
  const recipient = await findRecipient(id)
  return recipient && isShown(recipient.setup, new Date()) ? recipient : null
}

/** The id of the setup of a link that this browser has started, whatever has become of it; null for any other. Rejects with StoreError. */
export async function ownSetupOfLink(token: string): Promise<string | null> {
  const { publicUrl } = env()
  const own = (await cookies()).getAll().filter(({ name }) => setupIdOf(name, publicUrl) !== null)
  const sessions = own.slice(0, MAX_SESSIONS).map(({ value }) => value)
  return sessions.length === 0 ? null : findOwnSetup(await openStore(), token, sessions)
}

/** Whether this browser has started any setup, by its own word. */
export async function hasSetupCookie(): Promise<boolean> {
  const { publicUrl } = env()
  return (await cookies()).getAll().some(({ name }) => setupIdOf(name, publicUrl) !== null)
}

/** The recipient in this browser who has that key, while their setup is open; null where there is none. Rejects with StoreError. */
export async function recipientWithKey(key: string): Promise<Recipient | null> {
  const { publicUrl } = env()
  const ids = (await cookies()).getAll().flatMap(({ name }) => setupIdOf(name, publicUrl) ?? [])
  const id = ids.find((each) => setupKey(each) === key)
  const recipient = id === undefined ? null : await findRecipient(id)
  return recipient && setupState(recipient.setup, new Date()) === 'open' ? recipient : null
}
