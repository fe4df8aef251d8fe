import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseFolder } from '@/lib/db/embedded/address'
import { SHARED_FOLDER } from '@/lib/db/embedded/binaries'
import { isAlive, readPostmasterFile } from '@/lib/db/embedded/postmaster-file'
import { expectEveryLook } from './support/every-look'
import { freePort } from './support/free-port'
import { NEW_PROFILE, ProfileFormPage } from './support/profile-form'
import { signIn } from './support/sign-in'
import { expect, workerTest as test } from './support/test'
import { startAndFail, startWizard } from './support/wizard'

test.describe.configure({ timeout: 180_000 })

const IS_ROOT = process.getuid?.() === 0

/** Damage to a file of the wizard and to one of PostgreSQL, with its message. Unit tests cover the other files. */
const DAMAGES = [
  ['secrets.key', (path: string) => truncate(path, 0), 'is not a key: it may be truncated'],
  ['postgres/global/pg_control', (path: string) => rm(path), 'does not open: PostgreSQL says'],
] as const

test('saved profiles survive a restart, repaired damage and an unavailable PostgreSQL', async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'wizard-store-'))
  chmodSync(folder, 0o755)
  const dataDir = join(folder, 'data')
  const first = await startWizard({ DATA_DIR: dataDir })
  const data = databaseFolder(dataDir)
  expect(first.output()).toContain(`A new, empty database was made in ${data}`)
  await signIn(page, first)
  const id = await new ProfileFormPage(page).make('Saved', first.url + NEW_PROFILE)
  const { pid = 0 } = readPostmasterFile(data) ?? {}

  await test.step('a stopped wizard stops its PostgreSQL', async () => {
    await first.stop()
    expect(isAlive(pid)).toBe(false)
    expect(existsSync(join(data, 'postmaster.pid'))).toBe(false)
  })

  for (const [file, damage, says] of DAMAGES) {
    await test.step(`with a damaged ${file}, the start fails with file and cause, and changes nothing`, async () => {
      const path = join(dataDir, file)
      const whole = join(folder, 'whole')
      // Keeps the file's owner, who is not root.
      execFileSync('cp', ['-a', path, whole])
      await damage(path)
      const before = readdirSync(dataDir).sort()
      const { status, output } = await startAndFail({ PORT: `${await freePort()}`, DATA_DIR: dataDir })
      const line = output.trim().split('\n').at(-1) ?? ''
      expect(line).toContain(join(dataDir, file.split('/')[0] ?? ''))
      expect(line).toContain(says)
      expect(line).not.toContain('instrumentation')
      expect(status).toBe(1)
      expect(readdirSync(dataDir).sort()).toEqual(before)
      await rm(path, { force: true })
      await rename(whole, path)
    })
  }

  const wizard = await startWizard({ DATA_DIR: dataDir, LOG_LEVEL: 'debug' })
  const statusOf = async (path: string) => (await page.request.get(wizard.url + path)).status()
  await test.step('the next start has the saved profile and the session', async () => {
    await page.goto(`${wizard.url}/profiles/${id}`)
    await expect(page.getByRole('heading', { name: 'Saved' })).toBeVisible()
    expect(await statusOf('/api/ready')).toBe(200)
  })

  await test.step('pages, readiness and log report that PostgreSQL is down, and the wizard recovers', async () => {
    const settings = join(data, 'postgresql.conf')
    await rename(settings, `${settings}.away`)
    process.kill(readPostmasterFile(data)?.pid ?? 0, 'SIGKILL')
    await expect.poll(() => statusOf('/api/ready'), { timeout: 20_000 }).toBe(503)
    expect(await statusOf('/api/health')).toBe(200)
    await page.goto(`${wizard.url}/profiles`)
    await expect(page.getByRole('heading', { name: 'The wizard’s database is unavailable' })).toBeVisible()
    expect(wizard.output()).toContain(`PostgreSQL on ${data} ended (SIGKILL). The wizard starts it again.`)
    expect(wizard.output()).toContain(`The database in ${data} does not open: PostgreSQL says`)
    await rename(`${settings}.away`, settings)
    // The page retries by itself, and the running wizard starts PostgreSQL again.
    await expect(page.getByRole('heading', { name: 'Connector profiles' })).toBeVisible({ timeout: 60_000 })
    await expect.poll(() => statusOf('/api/ready')).toBe(200)
  })

  await test.step('an access code damaged at run time is reported in the log and never in a URL', async () => {
    await writeFile(join(dataDir, 'access-code.json'), '{"hash":')
    expect((await page.goto(`${wizard.url}/profiles`))?.status()).toBe(500)
    // An error before the page renders has its own page, with a number.
    await expect(page.getByRole('heading', { name: 'Something went wrong' })).toBeVisible()
    const [, number = 'none'] = /give them error (\S+)\./.exec((await page.getByRole('main').textContent()) ?? '') ?? []
    expect(wizard.output()).toContain(`"digest":"${number}"`)
    await expectEveryLook(page, 'app/global-error.tsx', 'a damaged access code')
    await page.context().clearCookies()
    await page.goto(`${wizard.url}/sign-in`)
    await page.getByLabel('Access code').fill('any')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByText('its log says why')).toBeVisible()
    expect(page.url()).not.toContain('access-code')
    expect(wizard.output()).toContain(`The file ${join(dataDir, 'access-code.json')} is damaged`)
  })
  await wizard.stop()
  await rm(folder, { recursive: true })
})

test('as root, in a folder that only root can enter, the wizard works and says where its database is', async ({
  page,
}) => {
  test.skip(!IS_ROOT, 'This is for root.')
  const hadShared = existsSync(SHARED_FOLDER)
  const home = await mkdtemp('/root/wizard-store-')
  chmodSync(home, 0o700)
  const root = join(home, 'app')
  // The build in this folder, as after `npm run quickstart`; hard links need no disk space.
  execFileSync('cp', ['-al', '.next/standalone', root])
  await mkdir(join(home, 'data'))
  const options = { command: [process.execPath, 'start.mjs'], cwd: root } as const
  const wizard = await startWizard({ DATA_DIR: join(home, 'data') }, options)
  const data = realpathSync(databaseFolder(wizard.dataDir))
  try {
    expect(data.startsWith(`${SHARED_FOLDER}/database-`)).toBe(true)
    expect(wizard.output()).toContain(`A new, empty database was made in ${data}.`)
    expect(wizard.output()).toContain(`cannot enter ${wizard.dataDir}`)
    await signIn(page, wizard)
    const id = await new ProfileFormPage(page).make('In root’s folder', wizard.url + NEW_PROFILE)
    await wizard.kill()
    const again = await startWizard({ DATA_DIR: wizard.dataDir }, options)
    await page.goto(`${again.url}/profiles/${id}`)
    await expect(page.getByRole('heading', { name: 'In root’s folder' })).toBeVisible()
    await again.stop()
    expect(await readFile(join(data, 'PG_VERSION'), 'utf8')).toBe('18\n')
  } finally {
    await wizard.stop()
    await rm(home, { recursive: true })
    rmSync(hadShared ? data : SHARED_FOLDER, { recursive: true, force: true })
  }
})
