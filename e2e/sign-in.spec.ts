import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { sendForm } from './support/send-form'
import { signIn } from './support/sign-in'
import { expect, test } from './support/test'
import { startWizard } from './support/wizard'

const run = promisify(execFile)

test('an admin page redirects to sign-in and back, with its whole query, and signing out ends it', async ({
  page,
  wizard,
}) => {
  const path = '/profiles/new/databricks/oauth-u2m?actions=list_users&cloud=gcp'
  await page.goto(path)
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  expect(new URL(page.url()).searchParams.get('return')).toBe(path)
  await signIn(page, wizard, { path })
  await expect(page.getByRole('heading', { name: 'New Databricks profile' })).toBeVisible()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(`${wizard.url}/`)
  await page.goto('/profiles')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})

test('the code is in the URL’s fragment: no server sees it, and the page removes it from the address bar', async ({
  page,
  wizard,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(`${request.url()} ${JSON.stringify(request.headers())}`))
  await page.goto(`/sign-in#code=${wizard.accessCode}`)
  await expect(page.getByLabel('Access code')).toHaveValue(wizard.accessCode)
  expect(page.url()).toBe(`${wizard.url}/sign-in`)
  expect(asked.join('\n')).not.toContain(wizard.accessCode)
})

test('a wrong code is explained beside its field; the right one may have small letters, spaces and look-alike letters', async ({
  page,
  wizard,
}) => {
  await page.goto('/sign-in')
  await page.getByLabel('Your name').fill('Ann')
  const code = page.getByLabel('Access code')
  await code.fill('AAAAA-BBBBB-CCCCC-DDDDD')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('This access code is wrong')).toBeVisible({ timeout: 15_000 })
  await expect(code).toHaveAccessibleDescription(/This access code is wrong/)
  await expect(code).toBeFocused()
  await expect(code).toHaveValue('')
  await expect(page.getByLabel('Your name')).toHaveValue('Ann')
  await page.getByLabel('Your name').fill('')
  await code.fill(wizard.accessCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l'))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Connector profiles' })).toBeVisible()
  await expect(page.getByText('Someone with the access code')).toBeVisible()
})

test('a return path cannot leave the site', async ({ page, wizard }) => {
  await page.goto(`/sign-in?return=javascript:alert(1)#code=${wizard.accessCode}`)
  await expect(page.getByLabel('Access code')).toHaveValue(wizard.accessCode)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Sign in')
  expect(new URL(page.url()).origin).toBe(wizard.url)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('sign-in, a wrong code and sign-out work', async ({ page, wizard }) => {
    await page.goto('/profiles')
    await page.getByLabel('Access code').fill('wrong')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByText('This access code is wrong')).toBeVisible()
    await page.getByLabel('Access code').fill(wizard.accessCode)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { name: 'Connector profiles' })).toBeVisible()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('heading', { name: 'Connect a provider to StackOne' })).toBeVisible()
  })
})

test('sessions outlive a restart, a new code ends them and the old code, and too many tries are refused', async ({
  page,
}) => {
  const first = await startWizard()
  await signIn(page, first)
  // Leaves the page first, because a response that the kill cuts off would log an error.
  await page.goto('about:blank')
  await first.kill()
  const wizard = await startWizard({ DATA_DIR: first.dataDir, PORT: new URL(first.url).port })
  try {
    // The code is printed at the first start only.
    expect(wizard.accessCode).toBe('')
    await page.goto(`${wizard.url}/profiles`)
    await expect(page.getByRole('heading', { name: 'Connector profiles' })).toBeVisible()

    const { stdout } = await run('npm', ['run', '--silent', 'access-code'], {
      env: { ...process.env, DATA_DIR: wizard.dataDir },
    })
    const accessCode = /The access code is (\S+)/.exec(stdout)?.[1] ?? ''
    expect(accessCode).not.toBe(first.accessCode)
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await page.getByLabel('Access code').fill(first.accessCode)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByText('This access code is wrong')).toBeVisible()
    // A correct code resets the count of attempts for its network.
    await signIn(page, { ...wizard, accessCode })

    await page.context().clearCookies()
    for (let index = 0; index < 10; index++) {
      const { text } = await sendForm(page, `${wizard.url}/sign-in`, 'Sign in', { code: `wrong ${index}` })
      expect(text).toContain('This access code is wrong')
    }
    await page.goto(`${wizard.url}/sign-in`)
    await page.getByLabel('Access code').fill(accessCode)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByText(/Too many attempts. Wait 15 minutes/)).toBeVisible()
  } finally {
    await wizard.stop()
    await first.stop()
  }
})
