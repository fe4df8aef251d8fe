import { test as base, expect } from '@playwright/test'
import { type Cluster, startCluster } from './cluster'
import { lend } from './lend'
import { hiddenFields, Visitor } from './visitor'

interface Fixtures {
  /** Shared by all tests of a worker: a test that changes something restores it. */
  cluster: Cluster
  /** A client without scripts, signed in as Ann. */
  ann: Visitor
}

/** Playwright's test, with two wizards on one database. */
export const test = base.extend<object, Fixtures>({
  cluster: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    ({}, use) => lend(startCluster(), use),
    { scope: 'worker', timeout: 120_000 },
  ],
  ann: [
    async ({ cluster }, use) => {
      const ann = new Visitor(cluster.url)
      const page = '/sign-in?return=%2Fprofiles'
      const form = hiddenFields((await ann.get(page)).text, 'Sign in')
      const { location } = await ann.post(page, { ...form, name: 'Ann', code: cluster.accessCode })
      expect(location).toBe('/profiles')
      await use(ann)
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ cluster }, use) => {
    await use(cluster.url)
  },
})

export { expect }

/** How many live tests run at once. `npm run steady` sets more. */
export const RUNS = Number(process.env.STEADY_RUNS || 16)
