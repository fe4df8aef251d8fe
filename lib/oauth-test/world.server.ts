import type { Admin } from '../auth/admin'
import { env } from '../env'
import { findGuide } from '../guides/loaded'
import { openStore } from '../profile/store-context.server'
import { keyRing } from '../secrets/key-ring.server'
import { hashOf } from './run-store'
import type { World } from './runner'

/** What the runs of this process work with. Rejects with StoreError. */
export async function openWorld(): Promise<World> {
  return {
    db: await openStore(),
    ring: keyRing(),
    tools: { fetch, clock: () => performance.now(), now: () => new Date() },
    publicUrl: env().publicUrl,
    findTest: (connector, slug) => {
      const found = findGuide(connector, slug)
      return found?.test ? { guide: found.guide, provider: found.test } : undefined
    },
  }
}

/**
 * Names whoever is signed in, so that only they bring their own sign-in to an end. A holder of the access code can give
 * any name: there it is the session that counts.
 */
export function ownerOf({ session, email }: Admin): string {
  return hashOf(email === null ? session : email.toLowerCase())
}
