// Takes pictures of every page, light and dark, at 390 and 1280 px: `npm run build && npm run screenshots`. They go to
// reports/screenshots, or to the given folder. `--docs` takes only those in docs/.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { projectKey } from '@/sandbox/testing/stackone'
import { PROJECT } from '../e2e/support/test'
import { startWizard } from '../e2e/support/wizard'
import config from '../playwright.config'
import { startSandbox } from '../sandbox/server'
import { ROOT } from './project.mjs'
import { takeDocsPictures } from './screenshots/docs-pictures'
import { showEmptyWizard, showImport } from './screenshots/empty-wizard'
import { showFaults } from './screenshots/faults'
import { showProfiles } from './screenshots/profiles'
import { showSetup } from './screenshots/setup'
import { showStackOne } from './screenshots/stackone'
import { Studio } from './screenshots/studio'
import { showTestRuns } from './screenshots/test-runs'

const { values, positionals } = parseArgs({ options: { docs: { type: 'boolean' } }, allowPositionals: true })
const folder = positionals[0] ?? 'reports/screenshots'

const sandbox = await startSandbox({ port: 0 })
const empty = await startWizard({ SANDBOX_URL: sandbox.url })
const inUse = await startWizard({
  SANDBOX_URL: sandbox.url,
  STACKONE_API_URL: `${sandbox.url}/stackone`,
  STACKONE_API_KEY: projectKey(PROJECT),
  GUIDES_DIR: 'e2e/fixtures/guides',
  BRAND_NAME: 'Example Ltd',
  SUPPORT_URL: 'mailto:help@example.com',
})
const browser = await chromium.launch(config.use?.launchOptions)
try {
  if (values.docs) {
    await takeDocsPictures(browser, { sandbox, wizard: empty })
  } else {
    mkdirSync(folder, { recursive: true })
    const studio = new Studio(browser, folder)
    await showEmptyWizard(studio, empty)
    await showImport(studio, empty)
    await seed(inUse)
    await showProfiles(studio, inUse)
    await showTestRuns(studio, { sandbox, wizard: inUse })
    await showSetup(studio, { sandbox, wizard: inUse })
    await showStackOne(studio, { sandbox, wizard: inUse })
    await showFaults(studio, inUse)
    console.log(`${studio.taken} pictures in ${folder}`)
  }
} finally {
  await browser.close()
  await Promise.all([empty.stop(), inUse.stop()])
  await sandbox.stop()
}

/** Adds the demo profiles to a running wizard; the sandbox in this process answers meanwhile. */
async function seed(wizard: typeof inUse): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/seed.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      TSX_TSCONFIG_PATH: 'tsconfig.node.json',
      DATA_DIR: wizard.dataDir,
      SANDBOX_URL: sandbox.url,
      PORT: new URL(wizard.url).port,
    },
  })
  const [status] = await once(child, 'exit')
  if (status !== 0) throw new Error('The demo profiles could not be added.')
}
