import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { expectEveryLook } from './support/every-look'
import { freePort } from './support/free-port'
import { CANARY_SECRET, NEW_PROFILE, ProfileFormPage } from './support/profile-form'
import { signIn } from './support/sign-in'
import { startWizard } from './support/wizard'

const run = promisify(execFile)
const OLD_KEY = Buffer.alloc(32, 1).toString('base64')
const NEW_KEY = Buffer.alloc(32, 2).toString('base64')

test.setTimeout(120_000)

test('a lost key: the profile asks for the secret again, and nothing else is lost', async ({ page }) => {
  const first = await startWizard()
  const id = await (async () => {
    await signIn(page, first)
    return new ProfileFormPage(page).make('Kept', first.url + NEW_PROFILE)
  })()
  await first.kill()
  await rm(join(first.dataDir, 'secrets.key'))
  const second = await startWizard({ DATA_DIR: first.dataDir })
  try {
    expect(second.output()).toContain(`${first.dataDir} had a database, but no secrets.key`)
    // Its cookie was sealed with the lost key too.
    await signIn(page, { ...second, accessCode: first.accessCode }, { path: `/profiles/${id}` })
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
    await second.stop()
    await first.stop()
  }
})

test('rotation: with both keys everything opens; once all is sealed anew, the old key can go', async ({ page }) => {
  const port = `${await freePort()}`
  const first = await startWizard({ PORT: port, SECRETS_KEY: OLD_KEY })
  await signIn(page, first)
  const id = await new ProfileFormPage(page).make('Rotated', first.url + NEW_PROFILE)
  const settings = { DATA_DIR: first.dataDir, SECRETS_KEY: `${NEW_KEY},${OLD_KEY}` }
  const rotate = () => run('npm', ['run', '--silent', 'secrets:rotate'], { env: { ...process.env, ...settings } })
  await first.kill()
  const both = await startWizard({ ...settings, PORT: port })
  expect((await rotate()).stdout).toContain('1 secret was sealed')
  await both.kill()
  expect((await rotate()).stdout).toContain('0 secrets were sealed')
  const second = await startWizard({ DATA_DIR: first.dataDir, PORT: port, SECRETS_KEY: NEW_KEY })
  try {
    await signIn(page, { ...second, accessCode: first.accessCode }, { path: `/profiles/${id}` })
    await expect(page.getByRole('heading', { name: 'Rotated' })).toBeVisible()
    await expect(page.getByText('cannot be read')).toBeHidden()
  } finally {
    await second.stop()
    await first.stop()
  }
})
