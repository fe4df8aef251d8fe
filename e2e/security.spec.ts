import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { freePort } from './support/free-port'
import { GUIDE } from './support/guide-page'
import { hydrated } from './support/hydrated'
import { startProxy } from './support/proxy'
import { signIn } from './support/sign-in'
import { adminTest, expect, pagelessTest, test } from './support/test'
import { makeApp, TestRunPage } from './support/test-run'
import { startWizard, type Wizard } from './support/wizard'

const PAGES = ['/', GUIDE, '/sign-in', '/nowhere', '/connectors/nope/x', '/profiles']
const OTHERS = [
  `${GUIDE}/guide.md`,
  `${GUIDE}/guide.json`,
  '/llms.txt',
  '/icon.svg',
  '/robots.txt',
  '/api/profiles',
  '/api/ready',
  '/api/auth/session',
  '/_next/image?url=%2Ficon.svg&w=640&q=75',
  '/profiles/',
  '/%ff',
]

/** Injected HTML: scripts, handlers, frames, styles and a base, partly from another origin. */
const tagsOf = (elsewhere: string) =>
  [
    '<script>top.ran = "inline"</script>',
    '<script nonce="">top.ran = "no nonce"</script>',
    `<script src="${elsewhere}/x.js"></script>`,
    `<img src="${elsewhere}/x.png" onerror="top.ran = 1">`,
    '<svg onload="top.ran = 1"></svg>',
    `<iframe src="${elsewhere}/"></iframe>`,
    '<iframe srcdoc="<script>top.ran = 1</script>"></iframe>',
    `<object data="${elsewhere}/x"></object>`,
    `<link rel="stylesheet" href="${elsewhere}/x.css">`,
    `<base href="${elsewhere}/">`,
    '<p style="position: fixed">styled</p>',
  ].join('')
const REFUSED = [
  'base-uri',
  'frame-src',
  'img-src',
  'object-src',
  'script-src-attr',
  'script-src-elem',
  'style-src-attr',
  'style-src-elem',
]

for (const path of [GUIDE, '/sign-in']) {
  adminTest(`HTML injected into ${path} cannot run, load, frame or submit anything`, async ({ page, wizard }) => {
    const refused = new Set<string>()
    const taken: string[] = []
    const elsewhere = createServer(({ url = '' }, answer) => void answer.end(`${taken.push(url)}`))
    await once(elsewhere.listen(0, 'localhost'), 'listening')
    const origin = `http://localhost:${(elsewhere.address() as AddressInfo).port}`
    await page.exposeFunction('hear', (directive: string) => refused.add(directive))
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        const hear: unknown = Reflect.get(window, 'hear')
        if (typeof hear === 'function') hear(effectiveDirective)
      })
    })
    await page.route(wizard.url + path, async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, body: (await response.text()).replace('<h1', `${tagsOf(origin)}<h1`) })
    })
    await page.goto(path)
    await expect.poll(() => [...refused].sort()).toEqual(expect.arrayContaining(REFUSED))

    // Injects the same into a hydrated page, with a link and a form that a reader would have to click.
    await page.unroute(wizard.url + path)
    await page.goto(path)
    await hydrated(page)
    refused.clear()
    const clickable = [
      '<a href="javascript:void(top.ran = 1)">A way in</a>',
      `<form action="${origin}/"><button>A way out</button></form>`,
    ]
    await page.evaluate(
      (tags) => document.body.insertAdjacentHTML('beforeend', tags),
      tagsOf(origin) + clickable.join(''),
    )
    await page.getByRole('link', { name: 'A way in' }).dispatchEvent('click')
    await page.getByRole('button', { name: 'A way out' }).dispatchEvent('click')
    await expect.poll(() => [...refused]).toEqual(expect.arrayContaining(['script-src-attr', 'form-action']))
    expect(await page.evaluate(() => 'ran' in window)).toBe(false)
    expect(taken).toEqual([])
    expect(page.url()).toBe(wizard.url + path)
    elsewhere.close()
  })
}

pagelessTest('every response has the security headers and a fresh nonce', async ({ request }) => {
  const nonces = new Set<string>()
  for (const path of [...PAGES, ...OTHERS, ...PAGES]) {
    const answer = await request.get(path, { maxRedirects: 0 })
    const headers = answer.headers()
    const nonce = /'nonce-([^']+)'/.exec(headers['content-security-policy'] ?? '')?.[1] ?? ''
    expect(nonce, path).toHaveLength(24)
    expect(nonces.has(nonce), path).toBe(false)
    nonces.add(nonce)
    expect(headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': expect.stringMatching(/no-store|max-age=0/),
    })
    if (answer.status() < 300 || answer.status() >= 400) {
      expect(headers['content-type'], path).toMatch(/; charset=utf-8$|^image\/svg\+xml$|^application\/json$/i)
    }
    expect(headers['x-powered-by'], path).toBeUndefined()
    expect(headers.server, path).toBeUndefined()
    const text = await answer.text()
    // A response with the nonce must not be cached. Every script has the nonce, and no code or style is inline.
    if (text.includes(nonce)) expect(headers['cache-control'], path).toContain('no-store')
    expect(text.match(/<script(?![^>]* nonce=)/g), path).toBeNull()
    expect(text.match(/<style| style="| on\w+="/g), path).toBeNull()
  }
})

pagelessTest('every static file has a policy that forbids loading anything', async ({ request }) => {
  const page = await (await request.get(GUIDE)).text()
  const files = new Set(page.match(/\/_next\/static\/[^"\\]+\.(js|css|woff2)/g))
  expect([...files].map((file) => file.replace(/.*\./, ''))).toEqual(expect.arrayContaining(['css', 'js', 'woff2']))
  for (const path of [...files, '/_next/static/nope.js']) {
    const answer = await request.get(path)
    expect(answer.status(), path).toBe(files.has(path) ? 200 : 404)
    expect(answer.headers(), path).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    })
  }
})

pagelessTest('StackOne’s webhooks are off without a signing secret', async ({ request }) => {
  const answer = await request.post('/api/stackone/webhook', {
    data: { event: 'account.updated', provider: 'databricks' },
    headers: { origin: 'https://api.stackone.com', 'x-stackone-signature': 'x' },
  })
  expect(answer.status()).toBe(404)
})

pagelessTest('image optimizer, folders and private files are 404', async ({ request }) => {
  expect((await request.get('/_next/image?url=%2Fapi%2Fprofiles&w=640&q=75')).status()).toBe(404)
  for (const path of ['/_next/', '/_next/static/', '/start.mjs', '/package.json', '/.env', '/.git/config', '/data/']) {
    expect((await request.get(path)).status(), path).toBe(404)
  }
})

pagelessTest(
  'a form for an unknown server action does nothing, and cannot forge a line of the log',
  async ({ request, wizard }) => {
    const names = [
      `$ACTION_ID_${'0'.repeat(42)}`,
      '$ACTION_ID_rubbish',
      '$ACTION_REF_1',
      '$ACTION_ID_a\n{"msg":"c4nary"}',
      'name',
    ]
    for (const name of names) {
      const answer = await request.post('/sign-in', { multipart: { [name]: '' } })
      expect(answer.headers()['set-cookie'], name).toBeUndefined()
      expect(await answer.text(), name).not.toMatch(/\bat \w+ \(|node_modules/)
    }
    const broken = { headers: { 'content-type': 'multipart/form-data; boundary=x' }, data: '--x\r\nbroken' }
    expect((await request.post('/sign-in', broken)).status()).toBeGreaterThanOrEqual(400)
    expect(wizard.output()).not.toMatch(/^\{"msg":"c4nary"/m)
  },
)

pagelessTest('an internal error shows its number, not its cause', async ({ session, playwright, wizard }) => {
  const cookie = session.map(({ name, value }) => `${name}=${value}`).join('; ')
  const admin = await playwright.request.newContext({ baseURL: wizard.url, extraHTTPHeaders: { cookie } })
  const file = join(wizard.dataDir, 'access-code.json')
  const whole = await readFile(file)
  await writeFile(file, '{"hash":"c4nary"')
  try {
    for (const path of ['/profiles', '/history', '/sign-in', '/api/profiles', '/history/csv']) {
      const answer = await admin.get(path, { maxRedirects: 0 })
      const text = await answer.text()
      expect(answer.status(), path).toBe(500)
      expect(answer.headers()['cache-control'], path).toContain('no-store')
      expect(text, path).not.toMatch(/SyntaxError|JSON|c4nary|\.next|node_modules|\bat \w+ \(/)
      if (path.includes('/api') || path.includes('csv')) {
        expect(text).toContain(`at request ${answer.headers()['x-request-id']}`)
        expect(wizard.output()).toContain(answer.headers()['x-request-id'])
      }
    }
  } finally {
    await writeFile(file, whole)
  }
  expect((await admin.get('/api/profiles')).status()).toBe(200)
  await admin.dispose()
})

test('ending a session ends copies of its cookie, and no other session', async ({
  page,
  session,
  playwright,
  wizard,
}) => {
  await signIn(page, wizard, { name: 'Copied' })
  const contextWith = (cookies: typeof session) =>
    playwright.request.newContext({
      baseURL: wizard.url,
      extraHTTPHeaders: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
    })
  const copy = await contextWith(await page.context().cookies())
  const other = await contextWith(session)
  expect((await copy.get('/api/profiles')).status()).toBe(200)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(`${wizard.url}/`)
  expect((await copy.get('/api/profiles')).status()).toBe(401)
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('session')
  expect((await other.get('/api/profiles')).status()).toBe(200)
  await copy.dispose()
  await other.dispose()
})

test('an earlier session is neither taken over nor left behind', async ({ page, playwright, wizard }) => {
  await signIn(page, wizard, { name: 'First' })
  const sessionOf = async () => (await page.context().cookies()).find(({ name }) => name === 'session')?.value ?? ''
  const first = await sessionOf()
  await page.goto(`/sign-in?error=Callback#code=${wizard.accessCode}`)
  await expect(page.getByLabel('Access code')).toHaveValue(wizard.accessCode)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(`${wizard.url}/profiles`)
  const second = await sessionOf()
  expect(second).not.toBe(first)
  const statusWith = async (value: string) => {
    const context = await playwright.request.newContext({ extraHTTPHeaders: { cookie: `session=${value}` } })
    const status = (await context.get(`${wizard.url}/api/profiles`)).status()
    await context.dispose()
    return status
  }
  expect([await statusWith(first), await statusWith(second)]).toEqual([401, 200])
  for (const forged of ['', 'rubbish', `${second.slice(0, -4)}AAAA`, second.replace(/\.[^.]+$/, '')]) {
    expect(await statusWith(forged), forged.slice(-20)).toBe(401)
  }
})

test('a cookie planted by another page does not prevent signing in', async ({ page, wizard }) => {
  const planted = ['sign-in-return', 'sign-in-csrf', 'session', 'session.0', 'test-run']
  await page.context().addCookies(planted.map((name) => ({ name, value: 'javascript:alert(1)', url: wizard.url })))
  await signIn(page, wizard)
  await expect(page.getByRole('heading', { name: 'Connector profiles' })).toBeVisible()
})

test('each sign-in, sign-out and failed attempt is one line of the log', async ({ page, wizard }) => {
  await page.goto('/sign-in')
  await page.getByLabel('Access code').fill('wrong\u009b2J')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('This access code is wrong')).toBeVisible()
  await signIn(page, wizard, { name: 'An\u202en","msg":"forged' })
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(`${wizard.url}/`)
  const lines = wizard
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line): Record<string, unknown> => JSON.parse(line))
  const who = 'Ann","msg":"forged (access code)'
  for (const line of [
    { level: 'warn', msg: 'Sign-in refused: a wrong access code.' },
    { level: 'info', msg: 'signed in', who, by: 'access code' },
    { level: 'info', msg: 'signed out', who },
  ]) {
    expect(lines).toContainEqual(
      expect.objectContaining({ ...line, from: expect.any(String), request: expect.any(String) }),
    )
  }
  expect(wizard.output()).not.toMatch(/[\u0080-\u009f\u202e]/)
})

/** The test with a wizard behind a proxy with TLS, like a real deployment. */
const secureTest = adminTest.extend<{ secure: Wizard }>({
  ignoreHTTPSErrors: true,
  secure: async ({ sandbox }, use) => {
    const port = await freePort()
    const url = `https://localhost:${port}`
    const wizard = await startWizard({ PUBLIC_URL: url, TRUSTED_PROXIES: '1', SANDBOX_URL: sandbox.url })
    const proxy = await startProxy({ port, target: wizard.url, isSecure: true })
    await use({ ...wizard, url })
    await proxy.stop()
    await wizard.stop()
  },
  baseURL: async ({ secure }, use) => {
    await use(secure.url)
  },
})

secureTest(
  'over https a whole setup works, with cookies that no other host can read, set or shadow',
  async ({ page, sandbox, secure: wizard }) => {
    secureTest.slow()
    const set: string[] = []
    page.on('response', async (answer) => {
      const headers = await answer.headersArray().catch(() => [])
      if (!answer.url().startsWith(wizard.url)) return
      set.push(...headers.filter(({ name }) => name.toLowerCase() === 'set-cookie').map(({ value }) => value))
    })
    const answer = await page.goto('/')
    expect(answer?.headers()['strict-transport-security']).toBe('max-age=63072000; includeSubDomains')
    await signIn(page, wizard, { name: 'Ann' })
    const run = new TestRunPage(page)
    await run.start(await makeApp(sandbox, wizard))
    await expect(run.heading('Sign in at Databricks')).toBeVisible()
    await run.signInAs()
    await expect(run.heading('Ready')).toBeVisible()
    await page.getByRole('link', { name: 'Enter it in StackOne' }).click()
    await expect(page.getByText('No live test has passed yet')).toBeHidden()
    expect((await page.request.get('/api/profiles')).status()).toBe(200)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page).toHaveURL(`${wizard.url}/`)
    expect((await page.request.get('/api/profiles')).status()).toBe(401)

    const names = new Set(set.map((cookie) => cookie.split('=')[0] ?? ''))
    expect([...names].sort()).toEqual([
      '__Host-session',
      '__Host-sign-in-csrf',
      '__Host-sign-in-return',
      '__Host-test-run',
    ])
    for (const cookie of set) {
      const described = cookie.replace(/=[^;]*/, '=…')
      for (const attribute of [/; Secure/i, /; HttpOnly/i, /; SameSite=Lax/i, /; Path=\/(;|$)/i]) {
        expect(described).toMatch(attribute)
      }
      expect(described).not.toMatch(/; Domain/i)
    }
  },
)
