import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { env } from '../env'
import { openStore } from '../profile/store-context.server'
import { isShown, type Setup } from './setup'
import { cookieName, setupCookie, setupIdOf } from './setup-cookie'
import { findOwnSetup, findSetupOfSession, setupKey } from './store'

/** How many setups of one browser are checked. */
const MAX_SESSIONS = 50

/** The recipient of a setup, identified by the cookie of the browser that started it. */
export interface Recipient {
  setup: Setup
  session: string
}

/** Gives this browser a setup's session. Only in actions: pages cannot set cookies. */
export async function keepSession(setup: Setup, session: string): Promise<void> {
  ;(await cookies()).set(setupCookie(setup, session, env().publicUrl))
}

/** The recipient of a setup in this browser, in any state of the setup; null otherwise. Rejects with StoreError. */
export const findRecipient = cache(async (id: string): Promise<Recipient | null> => {
  const session = (await cookies()).get(cookieName(id, env().publicUrl))?.value
  const setup = session ? await findSetupOfSession(await openStore(), id, session) : null
  return setup && session ? { setup, session } : null
})

/** The same if the setup may still be shown to them. Rejects with StoreError. */
export async function findOpenRecipient(id: string): Promise<Recipient | null> {
  const recipient = await findRecipient(id)
  return recipient && isShown(recipient.setup, new Date()) ? recipient : null
}

/** The id of the link's setup if this browser started it, in any state; null otherwise. Rejects with StoreError. */
export async function ownSetupOfLink(token: string): Promise<string | null> {
  const { publicUrl } = env()
  const own = (await cookies()).getAll().filter(({ name }) => setupIdOf(name, publicUrl) !== null)
  const sessions = own.slice(0, MAX_SESSIONS).map(({ value }) => value)
  return sessions.length === 0 ? null : findOwnSetup(await openStore(), token, sessions)
}

/** Whether this browser claims to have started any setup. */
export async function hasSetupCookie(): Promise<boolean> {
  const { publicUrl } = env()
  return (await cookies()).getAll().some(({ name }) => setupIdOf(name, publicUrl) !== null)
}

/**
 * The recipient in this browser with that key, in any state of their setup; null if there is none. Rejects with
 * StoreError.
 */
export async function recipientWithKey(key: string): Promise<Recipient | null> {
  const { publicUrl } = env()
  const ids = (await cookies()).getAll().flatMap(({ name }) => setupIdOf(name, publicUrl) ?? [])
  const id = ids.find((each) => setupKey(each) === key)
  return id === undefined ? null : findRecipient(id)
}
