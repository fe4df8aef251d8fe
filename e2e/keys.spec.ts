import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expectEveryLook } from './support/every-look'
import { freePort } from './support/free-port'
import { CANARY_SECRET, NEW_PROFILE, ProfileFormPage } from './support/profile-form'
import { signIn } from './support/sign-in'
import { expect, workerTest as test } from './support/test'
import { startWizard, type Wizard } from './support/wizard'

const run = promisify(execFile)
const OLD_KEY = Buffer.alloc(32, 1).toString('base64')
const NEW_KEY = Buffer.alloc(32, 2).toString('base64')

test.setTimeout(120_000)

test('rotating a key loses nothing; losing a key loses only the client secrets, which the profiles ask for again', async ({
  page,
}) => {
  const port = `${await freePort()}`
  const first = await startWizard({ PORT: port, SECRETS_KEY: OLD_KEY })
  const { accessCode, dataDir } = first
  let wizard: Wizard = first
  const startWith = async (settings: Record<string, string>) => {
    await wizard.kill()
    wizard = await startWizard({ DATA_DIR: dataDir, PORT: port, ...settings })
  }
  try {
    await signIn(page, first)
    const id = await new ProfileFormPage(page).make('Kept', first.url + NEW_PROFILE)
    const path = `/profiles/${id}`
    const keys = { SECRETS_KEY: `${NEW_KEY},${OLD_KEY}` }
    const env = { ...process.env, ...keys, DATA_DIR: dataDir }
    const rotate = () => run('npm', ['run', '--silent', 'secrets:rotate'], { env })
    await startWith(keys)
    expect((await rotate()).stdout).toContain('1 secret was sealed')
    await wizard.kill()
    expect((await rotate()).stdout).toContain('0 secrets were sealed')
    await startWith({ SECRETS_KEY: NEW_KEY })
    await signIn(page, { ...wizard, accessCode }, { path })
    await expect(page.getByRole('heading', { name: 'Kept' })).toBeVisible()
    await expect(page.getByText('cannot be read')).toBeHidden()

    await startWith({})
    expect(wizard.output()).toContain(`${dataDir} had a database, but no secrets.key`)
    // The session has ended too, because its cookie was sealed with the lost key.
    await signIn(page, { ...wizard, accessCode }, { path })
    await expect(page.getByText('The Client Secret cannot be read.')).toBeVisible()
    await expect(page.getByText('sealed with a key that this wizard does not have')).toBeVisible()
    await expect(page.getByText('11111111-2222-3333-4444-555555555555')).toBeVisible()
    await expectEveryLook(page, 'app/profiles/[id]/page.tsx', 'a secret that cannot be read')
    await page.getByRole('link', { name: 'Enter the Client Secret' }).click()
    await new ProfileFormPage(page).secret.fill(CANARY_SECRET)
    await page.getByRole('button', { name: 'Save profile' }).click()
    await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
    await expect(page.getByText('cannot be read')).toBeHidden()
  } finally {
    await wizard.stop()
    await first.stop()
  }
})
