import { test as base, expect } from '@playwright/test'
import { startWizard, type Wizard } from './wizard'

interface WorkerFixtures {
  /** The product, with the guides that it ships. */
  wizard: Wizard
}

interface TestFixtures {
  /** Fails a test in which the page logs an error, or asks another origin for anything. */
  quietPage: undefined
}

/** Playwright's test, with a wizard of its own for each worker. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  wizard: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const wizard = await startWizard()
      await use(wizard)
      await wizard.stop()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ wizard }, use) => {
    await use(wizard.url)
  },
  quietPage: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        const isExpected = message.text().includes('status of 404') || message.text().includes('status of 400')
        if (message.type() === 'error' && !isExpected) complaints.push(message.text())
      })
      const origins = new Set<string>()
      page.on('request', (request) => origins.add(new URL(request.url()).origin))
      await use(undefined)
      expect(complaints).toEqual([])
      expect(origins.size).toBeLessThanOrEqual(1)
    },
    { auto: true },
  ],
})

export { expect }
