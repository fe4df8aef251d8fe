import type { Page } from '@playwright/test'
import { NEW_PROFILE, ProfileFormPage, uniqueName } from './support/profile-form'
import { expect, makeApp, setFaults, TestRunPage, test } from './support/test-run'

test('the form, as it is heard: what is wrong is tied to its box', async ({ admin }) => {
  const form = new ProfileFormPage(admin)
  await form.open(`${NEW_PROFILE}?actions=list_users`)
  await form.save.click()
  await expect(admin.getByRole('main')).toMatchAriaSnapshot(`
    - heading "New Databricks profile" [level=1]
    - alert:
      - heading "There is a problem" [level=2]
      - list:
        - listitem:
          - link "Enter a name, like “Production”."
        - listitem:
          - link "Enter the Account ID."
    - textbox "Name" [invalid]
    - combobox "Cloud"
    - paragraph:
      - link "How to get it (Account ID, opens a new tab)"
    - textbox "Account ID" [invalid]
    - textbox "Client ID" [invalid]
    - textbox "Client Secret" [invalid]
    - button "Show Client Secret"
    - group "Actions optional"
    - textbox "Scopes optional"
    - paragraph:
      - button "Save profile"
  `)
  await expect(form.name).toHaveAccessibleDescription(
    'For you and your colleagues, like “Production”. Error: Enter a name, like “Production”.',
  )
  await expect(form.cloud).toHaveAttribute('aria-invalid', 'false')
})

test('on a narrow screen a table is still one, and can be sorted', async ({ admin }) => {
  const name = uniqueName()
  await new ProfileFormPage(admin).make(name)
  await admin.setViewportSize({ width: 320, height: 800 })
  await admin.goto(`/profiles?q=${name}`)
  await expect(admin.getByRole('table', { name: 'Profiles' })).toMatchAriaSnapshot(`
    - table "Profiles":
      - rowgroup:
        - row:
          - columnheader "Name":
            - link "Name"
          - columnheader "Last test":
            - link "Last test"
          - columnheader "Scopes"
      - rowgroup:
        - row:
          - rowheader:
            - link "${name}"
            - text: Databricks · AWS
          - cell "Not tested"
          - cell "all-apis offline_access"
          - cell "Unknown"
  `)
  await admin.getByRole('link', { name: 'Last test' }).click()
  await expect(admin).toHaveURL(/sort=-tested/)
  await expect(admin.getByRole('columnheader', { name: 'Last test' })).toHaveAttribute('aria-sort', 'descending')
})

test('a live test, as it is heard: each stage’s end, and whose turn it is', async ({ admin, sandbox, wizard }) => {
  const app = await makeApp(sandbox, wizard)
  await setFaults(sandbox, app.accountId, ['clock-ahead'], 3000)
  const run = new TestRunPage(admin)
  await run.start(app, '&actions=list_users')
  const said = await listenTo(admin)
  await expect(run.heading('Testing')).toBeVisible()
  await setFaults(sandbox, app.accountId, ['clock-ahead'], 200)
  await expect(run.heading('Sign in at Databricks')).toBeFocused()
  await expect(admin.getByRole('main')).toMatchAriaSnapshot(`
    - heading /Live test of/ [level=1]
    - paragraph:
      - link "The profile"
    - region "Sign in at Databricks":
      - heading "Sign in at Databricks" [level=2]
      - paragraph:
        - button "Copy redirect URL"
      - paragraph:
        - link "Sign in at Databricks (opens a new tab)"
        - link "Sign in in this tab"
      - group: An error page instead of the way back?
      - button "End here, without signing in"
    - 'figure "Now: Sign-in, between your browser and Databricks."'
    - progressbar "Stages that passed"
    - list "Stages":
      - listitem:
        - group:
          - strong: Profile
          - text: /^Passed/
      - listitem:
        - group:
          - strong: Server
          - text: /^Passed with a warning/
      - listitem:
        - group:
          - strong: Credentials
          - text: /^Passed/
      - listitem:
        - strong: Sign-in
        - text: Now
      - listitem:
        - strong: Tokens
        - text: Not yet
  `)
  await expect(run.stages.locator('[aria-current=step]')).toContainText('Sign-in')
  await expect.poll(said).toContain('Now sign in at Databricks.')
  expect(await said()).toContain('Server: Passed with a warning.')
  const other = await admin.context().newPage()
  await other.goto(admin.url())
  await new TestRunPage(other).signInAs()
  await other.close()
  await expect(run.heading('Ready')).toBeVisible()
  await expect.poll(said).toContain('The test has ended: Ready.')
  expect(await said()).toMatch(/[1-9] of 10 stages passed\./)
})

test('each page has a title of its own', async ({ admin }) => {
  const id = await new ProfileFormPage(admin).make(uniqueName())
  const paths = [
    '/',
    '/nowhere',
    '/connectors/databricks/oauth-u2m',
    '/connectors/databricks/oauth-u2m?actions=list_users',
    '/sign-in?error=AccessDenied',
    '/profiles',
    NEW_PROFILE,
    `/profiles/${id}`,
    `/profiles/${id}/edit`,
    `/profiles/${id}/delete`,
    `/profiles/${id}/stackone`,
    '/profiles/not-an-id',
    '/test-runs/not-an-id',
    '/history',
    '/connect/problem?because=no-test',
    '/connect/problem?because=signed-out',
  ]
  const titles = []
  for (const path of paths) {
    const html = await (await admin.request.get(path)).text()
    titles.push([...html.matchAll(/<title>([^<]+)<\/title>/g)].map(([, title]) => title).join(' and '))
  }
  expect(titles.filter((title) => !/^(Connector setup|.+ · Connector setup)$/.test(title))).toEqual([])
  expect(new Set(titles).size).toBe(paths.length)
})

/** What a screen reader is given to say from now on. */
async function listenTo(page: Page): Promise<() => Promise<string>> {
  const said: string[] = []
  await page.exposeFunction('heard', (text: string) => said.push(text))
  await page.locator('#announcer').evaluate((region) => {
    const { heard } = window as Window & { heard?: (text: string) => void }
    new MutationObserver(() => heard?.(region.textContent ?? '')).observe(region, { childList: true })
  })
  return async () => said.join(' ')
}
