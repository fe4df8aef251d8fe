import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startPostgres } from '@/lib/db/testing/postgres-server'
import { CANARY_SECRET, NEW_PROFILE, ProfileFormPage } from './support/profile-form'
import { signIn } from './support/sign-in'
import { expect, workerTest as test } from './support/test'
import { startWizard, type Wizard } from './support/wizard'

const run = promisify(execFile)
const OTHER_KEY = Buffer.alloc(32, 9).toString('base64')

test.describe.configure({ mode: 'serial', timeout: 180_000 })

let folder: string
let file: string
let first: Wizard
let id: string

test.beforeAll(async ({ browser }) => {
  folder = await mkdtemp(join(tmpdir(), 'wizard-backup-e2e-'))
  await chmod(folder, 0o755)
  file = join(folder, 'backup.sql')
  first = await startWizard()
  const page = await browser.newPage()
  await signIn(page, first)
  id = await new ProfileFormPage(page).make('Backed up', first.url + NEW_PROFILE)
  await page.close()
})

test.afterAll(async () => {
  await first.stop()
  await rm(folder, { recursive: true })
})

function command(name: string, settings: Record<string, string>, ...rest: string[]) {
  return run(process.execPath, [`scripts/${name}.mjs`, ...rest], { env: { ...process.env, ...settings } })
}

/** Checks that a wizard accepts the backed-up access code, and has the profile with a readable secret. */
async function expectAll(wizard: Wizard, page: import('@playwright/test').Page): Promise<void> {
  await signIn(page, { ...wizard, accessCode: first.accessCode }, { path: `/profiles/${id}` })
  await expect(page.getByRole('heading', { name: 'Backed up' })).toBeVisible()
  await expect(page.getByText('cannot be read')).toBeHidden()
}

test('a backup is made while the wizard runs, readable only by its owner', async () => {
  const { stderr } = await command('backup', { DATA_DIR: first.dataDir }, file)
  expect(stderr.trim()).toBe(
    `The backup is ${file}. It has the database and its key: keep it elsewhere, as you keep secrets.`,
  )
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const { stdout } = await command('backup', { DATA_DIR: first.dataDir }, '-')
  expect(stdout).toContain('Backed up')
  expect(stdout).not.toContain(CANARY_SECRET)
  await command('backup', { DATA_DIR: first.dataDir })
  expect(await readdir(join(first.dataDir, 'backups'))).toEqual([expect.stringMatching(/^wizard-\d{8}T\d{6}\.sql$/)])
})

test('a backup restored into an empty folder brings every profile back', async ({ page }) => {
  const dataDir = join(folder, 'data')
  const { stdout } = await command('restore', { DATA_DIR: dataDir }, file)
  expect(stdout).toContain(`is in ${dataDir}.`)
  expect((await readdir(dataDir)).sort()).toEqual(['access-code.json', 'postgres', 'secrets.key'])
  const wizard = await startWizard({ DATA_DIR: dataDir })
  expect(wizard.accessCode).toBe('')
  await expectAll(wizard, page)
  await wizard.stop()
  await expect(command('restore', { DATA_DIR: dataDir }, file)).rejects.toThrow(
    /has secrets\.key and access-code\.json and postgres already, and nothing is overwritten/,
  )
})

test('the same two commands move the data to PostgreSQL, and to another key', async ({ page }) => {
  const postgres = await startPostgres()
  const settings = { DATABASE_URL: await postgres.createDatabase(), SECRETS_KEY: OTHER_KEY }
  await command('restore', settings, file)
  const wizard = await startWizard(settings)
  await expectAll(wizard, page)
  await wizard.stop()
  await expect(command('restore', settings, file)).rejects.toThrow(/has tables already/)
  // SECRETS_KEY is a setting, so the backup has no key: after a restore without it, the secret cannot be opened.
  const { stderr } = await command('backup', settings, join(folder, 'back.sql'))
  expect(stderr).toContain('but not SECRETS_KEY')
  const dataDir = join(folder, 'back')
  const { stdout } = await command('restore', { DATA_DIR: dataDir }, join(folder, 'back.sql'))
  expect(stdout).toContain('1 secret could not be opened with any key')
  await postgres.remove()
})

test('a failed command prints one sentence and leaves no files', async () => {
  const dataDir = join(folder, 'none')
  await expect(command('restore', { DATA_DIR: dataDir })).rejects.toThrow(/Name the file of the backup/)
  await expect(command('restore', { DATA_DIR: dataDir }, 'package.json')).rejects.toThrow(/is not a backup/)
  await expect(command('backup', { DATA_DIR: dataDir })).rejects.toThrow(/There is no database in/)
  await expect(command('backup', { DATA_DIR: first.dataDir }, '/dev/null/backup.sql')).rejects.toThrow(
    /cannot be written to \/dev\/null\/backup\.sql \(\w+\)/,
  )
})
