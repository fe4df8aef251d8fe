import { freePort } from './support/free-port'
import { NEW_PROFILE, ProfileFormPage, uniqueName } from './support/profile-form'
import { signIn } from './support/sign-in'
import { expect, pagelessTest as test } from './support/test'
import { startWizard } from './support/wizard'

test('admin pages opened at 127.0.0.1 redirect to PUBLIC_URL, with the access code', async ({ page, wizard }) => {
  const twin = wizard.url.replace('localhost', '127.0.0.1')
  await page.goto(`${twin}/sign-in?return=/profiles%3Fq%3Dx#code=${wizard.accessCode}`)
  await expect(page).toHaveURL(`${wizard.url}/sign-in?return=%2Fprofiles%3Fq%3Dx`)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(`${wizard.url}/profiles?q=x`)
})

test('a live test does not start at an address that differs from PUBLIC_URL, and names the right one', async ({
  page,
}) => {
  const publicUrl = `http://localhost:${await freePort()}`
  const wizard = await startWizard({ PUBLIC_URL: publicUrl })
  await signIn(page, wizard)
  const form = new ProfileFormPage(page)
  await page.goto(`${wizard.url}${NEW_PROFILE}`)
  await form.fill(uniqueName())
  await form.save.click()
  await page.getByRole('button', { name: 'Start the live test' }).click()
  const link = page.getByRole('link', { name: `Test at ${publicUrl}` })
  await expect(link).toHaveAttribute('href', /\/profiles\/[0-9a-f-]{36}#tests$/)
  await expect(page.getByText('Test of')).toBeHidden()
  await wizard.stop()
})
