import { readdirSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readDockerfile } from './support/docker-image'
import { ProfileFormPage } from './support/profile-form'
import { signIn } from './support/sign-in'
import { test as base, expect } from './support/test'

const test = base.extend({ baseURL: ({ container }, use) => use(container.wizard.url) })

// The tests share one container, so they stay in one worker.
test.describe.configure({ mode: 'default' })

test('the image works, and writes only to /data', async ({ page, container }) => {
  const { wizard, root } = container
  const before = await snapshot(root)
  await signIn(page, wizard, { name: 'Ann' })
  await new ProfileFormPage(page).make('In the image')
  await page.goto('/connectors/databricks/oauth-u2m?actions=list_users')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  for (const file of ['/icon.svg', '/robots.txt']) expect((await page.request.get(file)).status(), file).toBe(200)
  expect(await snapshot(root)).toEqual(before)
})

test('the image runs as a non-root user that cannot write to the application folder', () => {
  expect(readDockerfile().user).not.toMatch(/^(|root|0)$/)
})

test('the image contains the build and no sources', ({ container }) => {
  const there = readdirSync(container.root)
  for (const name of ['app', 'e2e', 'docs', 'sandbox', 'scripts', 'README.md']) expect(there).not.toContain(name)
})

test('the image’s commands work beside a running wizard', async ({ container }) => {
  const printed = await container.exec(['node', 'access-code.mjs'])
  expect(printed).toMatch(/The access code is \w{5}-/)
  expect(printed).toContain(`Sign in at ${container.wizard.url}/sign-in#code=`)
  await container.exec(['node', 'backup.mjs'])
})

test('the image’s health check tells whether the wizard answers', async ({ container }) => {
  const { healthCheck } = readDockerfile()
  await container.exec(healthCheck)
  await expect(container.exec(healthCheck, { PORT: '1' })).rejects.toMatchObject({ code: 1 })
})

test('health and readiness need no session', async ({ request }) => {
  for (const [path, text] of [
    ['/api/health', 'ok\n'],
    ['/api/ready', 'ready\n'],
  ] as const) {
    const answer = await request.get(path)
    expect([answer.status(), await answer.text()]).toEqual([200, text])
  }
})

/** Every file of a folder with its size and modification time. */
async function snapshot(folder: string): Promise<string[]> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name)
      const { size, mtimeMs } = await stat(path)
      return `${path} ${size} ${mtimeMs}`
    }),
  )
}
