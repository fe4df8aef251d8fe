import { env } from '../env'
import { guideOf, guides } from '../guides/loaded'
import { openWorld } from '../oauth-test/world.server'
import { ownStackOne } from '../stackone/own-client'
import { type WatchWorld, watchOnce } from './watch'

/** One round of the watch of this process, for as long as it may go on. Rejects with StoreError. */
export async function watchRound(mayGoOn: () => boolean): Promise<void> {
  await watchOnce(await openWatch(), mayGoOn)
}

/** What the watch of this process works with. Rejects with StoreError. */
export async function openWatch(): Promise<WatchWorld> {
  return {
    ...(await openWorld()),
    stackOne: ownStackOne(),
    notify: env().notify,
    connectors: [...new Set(guides.map(({ guide }) => guide.connector))],
    findGuide: guideOf,
    chance: Math.random,
  }
}
