import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { GUIDE, GuidePage } from './support/guide-page'
import { expect, pagelessTest, test } from './support/test'

interface RawAnswer {
  status: number
  text: string
  headers: IncomingHttpHeaders
}

/** Requests a path unchanged, because browsers and fetch would normalize it. */
function getRaw(url: string, path: string): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    httpRequest({ hostname, port, path }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString(), headers: answer.headers }),
      )
    })
      .on('error', reject)
      .end()
  })
}

test('an unknown guide is a 404 with a link to the guides', async ({ page }) => {
  const answer = await page.goto('/connectors/nope/oauth')
  expect(answer?.status()).toBe(404)
  await page.getByRole('link', { name: 'All guides' }).click()
  await expect(page.getByRole('link', { name: 'Databricks' })).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('an unknown guide is a 404 with a link to the guides', async ({ page }) => {
    const answer = await page.goto('/connectors/nope/oauth')
    expect(answer?.status()).toBe(404)
    await expect(page.getByRole('link', { name: 'All guides' })).toBeVisible()
  })
})

test('an unknown page is a 404 with a link to the guides', async ({ page }) => {
  const answer = await page.goto('/nowhere')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('link', { name: 'All guides' })).toBeVisible()
})

pagelessTest('an unknown guide as text is a 404 that lists the guides', async ({ request, wizard }) => {
  const answer = await request.get('/connectors/nope/oauth/guide.md')
  expect(answer.status()).toBe(404)
  expect(await answer.text()).toContain(`${wizard.url}${GUIDE}`)
})

test('a link that a mail program changed still works, and its unknown parts are named', async ({ page, request }) => {
  const guide = new GuidePage(page)
  await guide.open('?Actions=LIST_USERS&amp;cloud=azure&amp;utm_source=mail&colour=red&gt;')
  await expect(page).toHaveURL(/\?actions=LIST_USERS&cloud=azure&utm_source=mail&colour=red$/)
  await expect(guide.count).toContainText('1 of 72 chosen')
  await expect(guide.cloud).toHaveValue('azure')
  await expect(page.getByRole('link', { name: /Databricks account console/ })).toHaveAttribute(
    'href',
    /azuredatabricks/,
  )
  const problems = page.getByRole('status').filter({ hasText: 'This link' })
  await expect(problems).toHaveText('This link’s parameter is unknown and is ignored: colour.')
  const text = await (await request.get(`${GUIDE}/guide.md?actions=list_users&amp;cloud=azure.`)).text()
  expect(text).toContain('https://accounts.azuredatabricks.net')
})

test('a link from last year names the removed actions and keeps the rest', async ({ page }) => {
  const guide = new GuidePage(page)
  await guide.open(
    '?actions=list_users,list_clusters,databricks_get_pool&separator=tab&cloud=oracle&offline_access=maybe',
  )
  const problems = page.getByRole('status').filter({ hasText: 'This link' })
  await expect(problems).toContainText(
    '2 actions in this link do not exist, or no longer: list_clusters, databricks_get_pool. The rest is chosen.',
  )
  await expect(problems).toContainText('This link’s separator “tab” is unknown. “Space” is used.')
  await expect(problems).toContainText('This link’s cloud “oracle” is unknown. “AWS” is used.')
  await expect(problems).toContainText('This link’s offline_access “maybe” is unknown.')
  await expect(guide.count).toContainText('1 of 72 chosen')
})

test('doubled parameters are named; the first one counts', async ({ page }) => {
  const guide = new GuidePage(page)
  await guide.open('?actions=list_users&actions=get_user&cloud=gcp&cloud=azure')
  await expect(page.getByRole('status').filter({ hasText: 'This link' })).toContainText(
    'This link has “actions” 2 times. Only the first one counts.',
  )
  await expect(guide.count).toContainText('1 of 72 chosen')
  await expect(guide.cloud).toHaveValue('gcp')
})

const NASTY = [
  '?actions=__proto__,constructor,toString&cloud=__proto__&separator=constructor&effect=__proto__',
  '?__proto__=1&__proto__[a]=b&constructor=2',
  '?actions=%E0%A4%A&q=%',
  '?actions=%00%01%ff%fe&q=%ed%a0%80',
  '?q=%3Cscript%3Ealert(1)%3C/script%3E&actions=%3Cimg%20src=x%3E',
  `?actions=${'x'.repeat(15_000)}`,
  `?actions=${'x,'.repeat(7_500)}`,
  `?q=${'a%20'.repeat(3_500)}`,
  `?form=1&action=${'y'.repeat(15_000)}`,
  '?form=1&do=__proto__&action=__proto__',
  '?form=1&q=%E6%97%A5%F0%9F%98%80%E2%80%A8%7F',
]

for (const [index, query] of NASTY.entries()) {
  for (const twin of ['', '/guide.md', '/guide.json']) {
    pagelessTest(`hostile query ${index} ${twin} gets a readable page: ${query.slice(0, 60)}`, async ({ wizard }) => {
      const { status, text, headers } = await getRaw(wizard.url, `${GUIDE}${twin}${query}`)
      expect(status).toBeLessThan(500)
      if (status === 307) {
        const { status: next } = await getRaw(wizard.url, headers.location ?? '')
        expect(next).toBe(200)
        return
      }
      expect(status).toBe(200)
      expect(text).toContain('Connect')
      expect(text.length).toBeLessThan(1_000_000)
      if (twin === '') expect(text).not.toMatch(/<script>alert\(1\)|<img src=x/)
    })
  }
}

for (const path of [
  '/connectors/%E0%A4%A/x',
  '/connectors/databricks/%ff',
  '/connectors/%ff/x/guide.md',
  '/profiles/%ff',
  '/api/auth/%ff',
  '/%',
  `${GUIDE}/%ff`,
  '/connectors/__proto__/constructor',
  '/%2e%2e/%2e%2e/etc',
]) {
  pagelessTest(`the path ${path} gets a readable page`, async ({ wizard }) => {
    const { status, text } = await getRaw(wizard.url, path)
    expect(status).toBeGreaterThanOrEqual(307)
    expect(status).toBeLessThan(500)
    if (status >= 400) expect(text).toMatch(/[a-z]{3}/i)
  })
}

pagelessTest('Node refuses a query that is too long, and the wizard keeps running', async ({ wizard, request }) => {
  expect((await getRaw(wizard.url, `${GUIDE}?q=${'a'.repeat(20_000)}`)).status).toBe(431)
  expect((await request.get(GUIDE)).status()).toBe(200)
})

// Next's parsing time is quadratic in their number. deploy/nginx.conf allows only a few hundred.
pagelessTest('a request with the maximum of parameters or cookies is answered', async ({ wizard, request }) => {
  expect((await getRaw(wizard.url, `/llms.txt?${'a&'.repeat(7_500)}`)).status).toBe(200)
  const cookie = Array.from({ length: 2000 }, (_, index) => `${index}=`).join(';')
  expect((await request.get('/llms.txt', { headers: { cookie } })).status()).toBe(200)
})

pagelessTest('a form that is too long is refused at once, with its reason', async ({ request }) => {
  const answer = await request.post('/profiles/new/databricks/oauth-u2m', { form: { name: 'x'.repeat(300_000) } })
  expect(answer.status()).toBe(413)
  expect(await answer.text()).toContain('This form is too long.')
})
