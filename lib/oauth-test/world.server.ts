import { env } from '../env'
import { findGuide } from '../guides/loaded'
import { noteRefusal } from '../log/request'
import { outbound } from '../outbound/outbound'
import { openStore } from '../profile/store-context.server'
import { keyRing } from '../security/key-ring.server'
import { hashOf, type OwnedRun } from './run-store'
import type { RunDeps } from './runner'

/** The dependencies of this process’s runs. Rejects with StoreError. */
export async function openWorld(): Promise<RunDeps> {
  return {
    db: await openStore(),
    ring: keyRing(),
    tools: { ...outbound(), clock: () => performance.now(), now: () => new Date() },
    publicUrl: env().publicUrl,
    findTest: (connector, slug) => {
      const found = findGuide(connector, slug)
      return found?.test ? { guide: found.guide, provider: found.test } : undefined
    },
  }
}

/** Of an admin, what tells them from others. */
export interface Starter {
  /** The session's id. */
  session: string
  /** The verified address from the OpenID provider; null for an access code. */
  email: string | null
}

/**
 * Names whoever is signed in, so that only they bring their own sign-in to an end. A holder of the access code can give
 * any name: there it is the session that counts.
 */
export function ownerOf({ session, email }: Starter): string {
  return hashOf(email === null ? session : email.toLowerCase())
}

/** Whether this admin began the test: nobody else may bring it to an end. The log is told of who may not. */
export function mayEnd(admin: Starter, { owner }: Pick<OwnedRun, 'owner'>): boolean {
  const isTheirs = owner === ownerOf(admin)
  if (!isTheirs) noteRefusal('of another admin')
  return isTheirs
}
