import { env } from '../env'
import { findGuide } from '../guides/loaded'
import { noteRefusal } from '../log/request'
import { outbound } from '../outbound/outbound'
import { openStore } from '../profile/store-context.server'
import { keyRing } from '../security/key-ring.server'
import { type Person, personKey } from '../security/person-key'
import type { OwnedRun } from './run-store'
import type { RunDeps } from './runner'

/** The dependencies of this process’s runs. Rejects with StoreError. */
export async function openRunDeps(): Promise<RunDeps> {
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

/** Whether this admin started the test: nobody else may end it. A refusal is recorded for the log. */
export function mayEnd(admin: Person, { owner }: Pick<OwnedRun, 'owner'>): boolean {
  const isTheirs = owner === personKey(admin)
  if (!isTheirs) noteRefusal('of another admin')
  return isTheirs
}
