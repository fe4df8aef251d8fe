import { GUIDE } from './support/guide-page'
import { expect, test } from './support/test'

const PUBLIC = ['/', GUIDE, '/sign-in', '/nowhere']
const PARTS = ['Guides', 'Profiles', 'StackOne', 'History']

test('every page has the same header and footer, signed in or not', async ({ page, session }) => {
  const header = page.getByRole('banner')
  const parts = header.getByRole('navigation', { name: 'Site' }).getByRole('link')
  for (const path of PUBLIC) {
    await page.goto(path)
    await expect(parts, path).toHaveText(PARTS)
    await expect(header.getByRole('link', { name: 'Sign in' }), path).toBeVisible()
  }
  await page.context().addCookies(session)
  for (const path of ['/', GUIDE, '/nowhere', '/profiles', '/history', '/profiles/not-an-id']) {
    await page.goto(path)
    await expect(parts, path).toHaveText(PARTS)
    await expect(header.getByText('Ann (access code)'), path).toBeVisible()
    await expect(header.getByRole('link', { name: 'Sign in' }), path).toBeHidden()
  }
})

test('only a setup’s pages have its steps', async ({ admin }) => {
  const steps = admin.getByRole('navigation', { name: 'Setup' })
  for (const path of ['/', '/nowhere', '/profiles', '/history', '/profiles/not-an-id']) {
    await admin.goto(path)
    await expect(steps, path).toHaveCount(0)
  }
})

test('a chat preview of a guide’s link describes the guide', async ({ request, wizard }) => {
  const answer = await request.get(`${GUIDE}?actions=list_users,list_budgets&cloud=azure`, {
    headers: { 'user-agent': 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' },
  })
  const head = (await answer.text()).split('</head>')[0] ?? ''
  expect(head).toContain('<meta property="og:title" content="Connect Databricks: 2 actions"/>')
  expect(head).toMatch(
    /<meta property="og:description" content="2 actions on Azure, 3 scopes: scim billing offline_access\. /,
  )
  expect(head).toContain(
    `<meta property="og:url" content="${wizard.url}${GUIDE}?actions=list_budgets,list_users&amp;cloud=azure"/>`,
  )
})
