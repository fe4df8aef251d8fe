import { execFile } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { signIn } from './support/sign-in'
import { expect, test } from './support/test'
import { startWizard } from './support/wizard'

const run = promisify(execFile)

test('an admin page redirects to sign-in and back, with its whole query', async ({ page, wizard }) => {
  const path = '/profiles/new/databricks/oauth-u2m?actions=list_users&cloud=gcp'
  await page.goto(path)
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  expect(new URL(page.url()).searchParams.get('return')).toBe(path)
  await signIn(page, wizard, { path })
  await expect(page.getByRole('heading', { name: 'New Databricks profile' })).toBeVisible()
})

test('the code rides in the fragment: no server sees it, and the address bar loses it', async ({ page, wizard }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(`${request.url()} ${JSON.stringify(request.headers())}`))
  await page.goto(`/sign-in#code=${wizard.accessCode}`)
  await expect(page.getByLabel('Access code')).toHaveValue(wizard.accessCode)
  expect(page.url()).toBe(`${wizard.url}/sign-in`)
  expect(asked.join('\n')).not.toContain(wizard.accessCode)
})

test('a wrong code is said in words, in the right place', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByLabel('Your name').fill('Ann')
  await page.getByLabel('Access code').fill('AAAAA-BBBBB-CCCCC-DDDDD')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('This access code is wrong')).toBeVisible({ timeout: 15_000 })
  const code = page.getByLabel('Access code')
  await expect(code).toHaveAccessibleDescription(/This access code is wrong/)
  await expect(code).toBeFocused()
  await expect(code).toHaveValue('')
  await expect(page.getByLabel('Your name')).toHaveValue('Ann')
})

test('the code may be typed in small letters, with spaces and mistaken letters', async ({ page, wizard }) => {
  await page.goto('/sign-in')
  const typed = wizard.accessCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
  await page.getByLabel('Access code').fill(typed)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Connector profiles' })).toBeVisible()
  await expect(page.getByText('Someone with the access code')).toBeVisible()
})

test('only a hash of the code is kept, readable by its owner alone', async ({ wizard }) => {
  const file = join(wizard.dataDir, 'access-code.json')
  expect(await readFile(file, 'utf8')).not.toContain(wizard.accessCode.slice(0, 5))
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect((await stat(join(wizard.dataDir, 'secrets.key'))).mode & 0o777).toBe(0o600)
})

for (const target of [
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/%09/evil.example',
  'javascript:alert(1)',
]) {
  test(`a return address cannot leave the site: ${target}`, async ({ page, wizard }) => {
    await page.goto(`/sign-in?${new URLSearchParams({ return: target })}#code=${wizard.accessCode}`)
    await expect(page.getByLabel('Access code')).toHaveValue(wizard.accessCode)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Sign in')
    expect(new URL(page.url()).origin).toBe(wizard.url)
  })
}

test('signing out ends it', async ({ page, wizard }) => {
  await signIn(page, wizard)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(`${wizard.url}/`)
  await page.goto('/profiles')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
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

test('a new code ends old sessions, while the wizard runs, and the old code', async ({ page }) => {
  const wizard = await startWizard()
  try {
    await signIn(page, wizard)
    const { stdout } = await run('npm', ['run', '--silent', 'access-code'], {
      env: { ...process.env, DATA_DIR: wizard.dataDir },
    })
    const accessCode = /The access code is (\S+)/.exec(stdout)?.[1] ?? ''
    expect(accessCode).not.toBe(wizard.accessCode)
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await page.getByLabel('Access code').fill(wizard.accessCode)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByText('This access code is wrong')).toBeVisible()
    await signIn(page, { ...wizard, accessCode })
  } finally {
    await wizard.stop()
  }
})

test('the code is printed at the first start only, and sessions outlive a restart', async ({ page }) => {
  const first = await startWizard()
  await signIn(page, first)
  // Nothing is asked while it dies: an answer that is cut off is another fault.
  await page.goto('about:blank')
  await first.kill()
  const second = await startWizard({ DATA_DIR: first.dataDir, PORT: new URL(first.url).port })
  try {
    expect(second.accessCode).toBe('')
    await page.goto(`${second.url}/profiles`)
    await expect(page.getByRole('heading', { name: 'Connector profiles' })).toBeVisible()
  } finally {
    await second.stop()
    await first.stop()
  }
})

test('too many tries are refused, in words, even with the right code', async ({ page }) => {
  const wizard = await startWizard()
  try {
    await page.goto(`${wizard.url}/sign-in`)
    for (let index = 0; index < 10; index++) {
      await page.getByLabel('Access code').fill(`wrong ${index}`)
      const answered = page.waitForResponse((answer) => answer.request().method() === 'POST')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await answered
      await expect(page.getByText('This access code is wrong')).toBeVisible()
      await expect(page.getByLabel('Access code')).toHaveValue('')
    }
    await page.getByLabel('Access code').fill(wizard.accessCode)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByText(/Too many attempts. Wait 15 minutes/)).toBeVisible()
  } finally {
    await wizard.stop()
  }
})
