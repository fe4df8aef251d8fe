import { execFile } from 'node:child_process'
import { chownSync, cpSync, readdirSync } from 'node:fs'
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readDockerfile } from './support/docker-image'
import { ProfileFormPage } from './support/profile-form'
import { signIn } from './support/sign-in'
import { test as base, expect } from './support/test'
import { startWizard, type Wizard } from './support/wizard'

/** The ID of Debian's user `nobody`, who owns no files. */
const NOBODY = 65_534

interface Container {
  /** The wizard, started by the image's command. */
  wizard: Wizard
  /** A copy of the image's working directory. The wizard must not write to it. */
  root: string
  /** Runs a command like `docker compose exec`, with these settings in addition to the container's. */
  exec: (command: readonly [string, ...string[]], settings?: Record<string, string>) => Promise<string>
}

/** The Dockerfile's container, without Docker: only the build's folder, and a non-root user. */
const test = base.extend<object, { container: Container }>({
  container: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const image = readDockerfile()
      const folder = await mkdtemp(join(tmpdir(), 'wizard-image-'))
      const [root, data, bin] = [join(folder, 'app'), join(folder, 'data'), join(folder, 'bin')]
      cpSync(image.content, root, { recursive: true, verbatimSymlinks: true })
      await mkdir(data, { mode: 0o700 })
      // A copy of Node, because this process's Node may be in a folder that other users cannot read.
      cpSync(process.execPath, join(bin, 'node'))
      const isRoot = process.getuid?.() === 0
      if (isRoot) for (const path of [folder, data]) chownSync(path, NOBODY, NOBODY)
      const options = { cwd: root, ...(isRoot && { uid: NOBODY, gid: NOBODY }) }
      // No home and no temporary folder, because only the data folder is writable in the container.
      const nowhere = { HOME: '/nonexistent', TMPDIR: '/nonexistent' }
      const env = { NODE_ENV: 'production' as const, ...image.env, PATH: bin, ...nowhere }
      const wizard = await startWizard({ DATA_DIR: data }, { command: image.command, env, ...options })
      const inside = { ...env, DATA_DIR: data, PUBLIC_URL: wizard.url, PORT: new URL(wizard.url).port }
      const exec: Container['exec'] = async ([file, ...args], settings = {}) =>
        (await promisify(execFile)(file, args, { ...options, env: { ...inside, ...settings } })).stdout
      await use({ wizard, root, exec })
      await wizard.stop()
      await rm(folder, { recursive: true })
    },
    { scope: 'worker' },
  ],
  wizard: [async ({ container }, use) => use(container.wizard), { scope: 'worker' }],
})

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
