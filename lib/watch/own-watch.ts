import { env } from '../env'
import { allConnectors, guideOf } from '../guides/loaded'
import { openRunDeps } from '../oauth-test/run-deps.server'
import { ownStackOne } from '../stackone/own-client'
import { type WatchWorld, watchOnce } from './watch'

/** One round of this process's watch, until it has to stop. Rejects with StoreError. */
export async function watchRound(mayGoOn: () => boolean): Promise<void> {
  await watchOnce(await openWatch(), mayGoOn)
}

/** The dependencies of this process's watch. Rejects with StoreError. */
export async function openWatch(): Promise<WatchWorld> {
  return {
    ...(await openRunDeps()),
    stackOne: ownStackOne(),
    notify: env().notify,
    connectors: allConnectors(),
    findGuide: guideOf,
    chance: Math.random,
  }
}
