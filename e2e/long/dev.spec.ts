import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFixtureGuides } from '../fixtures/many-actions'
import { freePort } from '../support/free-port'
import { GUIDE, GuidePage } from '../support/guide-page'
import { signIn } from '../support/sign-in'
import { test as base, expect } from '../support/test'
import { startWizard, type Wizard } from '../support/wizard'

const folder = makeFixtureGuides()

/** The development server. It compiles a page at its first request, so first responses are slow. */
const test = base.extend<object, { wizard: Wizard }>({
  wizard: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const command = [process.execPath, 'scripts/dev.mjs'] as const
      const SANDBOX_URL = `http://localhost:${await freePort()}`
      const wizard = await startWizard({ SANDBOX_URL, GUIDES_DIR: folder }, { command })
      await use(wizard)
      await wizard.stop()
      await rm(folder, { recursive: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

test.describe.configure({ mode: 'default', timeout: 180_000 })

test('development has the same headers, nonces, request ids and pages as production', async ({ request, wizard }) => {
  const nonces = new Set<string>()
  for (const [path, status] of [
    ['/', 200],
    [GUIDE, 200],
    ['/connectors/nope/x', 404],
    ['/nowhere', 404],
    ['/api/health', 200],
  ] as const) {
    const answer = await request.get(path, { timeout: 120_000 })
    expect(answer.status(), path).toBe(status)
    const headers = answer.headers()
    nonces.add(/'nonce-([^']+)'/.exec(headers['content-security-policy'] ?? '')?.[1] ?? '')
    expect(headers, path).toMatchObject({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'x-request-id': expect.stringMatching(/^[0-9a-f]{16}$/),
    })
    const text = await answer.text()
    expect(text.match(/<script(?![^>]* nonce=)/g), path).toBeNull()
    if (status === 404) expect(text, path).toContain('There is no page at this address.')
  }
  expect(nonces.size).toBe(5)
  const { 'x-request-id': id } = (await request.get('/')).headers()
  await expect.poll(wizard.output).toContain(`"request":"${id}"`)
  const answer = await request.post('/sign-in', {
    headers: { origin: 'https://evil.example' },
    multipart: { name: '' },
  })
  expect(answer.status()).toBe(403)
})

test('the guide, signing in and the sandbox work in development', async ({ page, wizard }) => {
  const guide = new GuidePage(page)
  await page.goto(GUIDE)
  await expect(guide.action('List Budgets')).toBeVisible()
  await guide.action('List Budgets').check()
  await expect(guide.link).toHaveValue(/\?actions=list_budgets$/, { timeout: 60_000 })
  await expect(guide.cloud.getByRole('option', { name: /Sandbox/ })).toBeAttached()
  // Both pages are compiled now, so the timeouts are long.
  await page.goto('/profiles', { timeout: 120_000 })
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible({ timeout: 60_000 })
  // Development reloads a page whose parts it has just compiled, and the typed code is gone then.
  await expect(() => signIn(page, wizard)).toPass({ timeout: 120_000 })
  await expect(page.getByRole('heading', { name: 'Connector profiles' })).toBeVisible({ timeout: 60_000 })
})

test('a guide in GUIDES_DIR reloads when it is saved, and its page names the faults', async ({ request, wizard }) => {
  const file = join(folder, 'acme/oauth/guide.md')
  const text = await readFile(file, 'utf8')
  const shown = async () => (await request.get(`${wizard.url}/connectors/acme/oauth`, { timeout: 120_000 })).text()
  expect(await shown()).not.toContain('Register StackOne')
  await writeFile(file, text.replace(/title="[^"]*"/, 'title="Register StackOne"'))
  expect(await shown()).toContain('Register StackOne')
  await writeFile(file, `${text}\n:::danger\n:::\n`)
  await shown()
  await expect.poll(wizard.output).toMatch(/acme\/oauth\/guide\.md:\d+: /)
  await writeFile(file, text)
  expect(await shown()).not.toContain('Register StackOne')
})
