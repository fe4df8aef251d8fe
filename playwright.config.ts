import { defineConfig } from '@playwright/test'
import { chromiumPath } from './scripts/browser.mjs'

const executablePath = chromiumPath()

export default defineConfig({
  testDir: 'e2e',
  tsconfig: 'tsconfig.node.json',
  fullyParallel: true,
  workers: 3,
  forbidOnly: Boolean(process.env.CI),
  projects: [
    { name: 'wizard', testIgnore: ['steady/**', 'long/**'] },
    // Many concurrent tests with faults, on two instances of one worker: `npm run test:long`.
    { name: 'steady', testMatch: 'steady/**', fullyParallel: false, workers: 1 },
    // Faults of the machine, and `npm run dev`, which take long: `npm run test:long` too.
    { name: 'long', testMatch: 'long/**', fullyParallel: false, workers: 1 },
  ],
  timeout: 60_000,
  expect: { timeout: 10_000 },
  outputDir: 'test-results',
  reporter: [['list'], ['json', { outputFile: 'reports/e2e.json' }]],
  use: {
    ...(executablePath ? { launchOptions: { executablePath, args: chromiumArguments() } } : {}),
    // Recording every test takes a third of the time; `--trace on` records the tests of an investigation.
    screenshot: 'only-on-failure',
  },
})

function chromiumArguments(): string[] {
  const quiet = [
    '--disable-background-networking',
    '--disable-quic',
    '--disable-component-update',
    '--disable-sync',
    '--disable-gpu',
  ]
  return process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet
}
