import { readFileSync } from 'node:fs'
import type { APIRequestContext } from '@playwright/test'
import { z } from 'zod'
import { hydrated } from './support/hydrated'
import { CANARY_SECRET, CLIENT_ID, ProfileFormPage, uniqueName } from './support/profile-form'
import { anotherBrowser, askSomebody } from './support/setup'
import { expect, test } from './support/test'

/** The public routes. Every other route of the build must refuse strangers. */
const PUBLIC_ROUTES = [
  '/',
  '/_global-error',
  '/_not-found',
  '/api/auth/[...nextauth]',
  '/api/health',
  '/api/lead-home',
  '/api/ready',
  '/brand-logo',
  // Needs a signature of StackOne.
  '/api/stackone/webhook',
  // Needs the token in its URL.
  '/calendar/[file]',
  '/connectors/[connector]/[guide]',
  '/connectors/[connector]/[guide]/commands',
  '/connectors/[connector]/[guide]/commands/[file]',
  '/connectors/[connector]/[guide]/guide.json',
  '/connectors/[connector]/[guide]/guide.md',
  '/icon.svg',
  '/llms.txt',
  '/sign-in',
  // Need the token of a setup link; every other request gets the same response.
  '/setup',
  '/setup/[token]',
  '/api/setup/opened',
  // Need the token in the URL, and later the cookie of the browser that used it.
  '/sign-in-for',
  '/sign-in-for/[token]',
  '/sign-in-for/[token]/start',
  '/sign-in-for/provider',
]
const PUBLIC_ACTIONS = ['signInWithCode', 'signInWithOpenId', 'signOut']

/** A form in the encoding of React's server actions. */
const PART = '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n[{"attempt":0},"$K1"]\r\n'
const END = '--x--\r\n'
const FORMS = [
  ['multipart/form-data; boundary=x', PART.replace('0', '1_name') + PART + END],
  ['text/plain;charset=UTF-8', '[]'],
  ['text/plain;charset=UTF-8', '[{"attempt":0},{}]'],
  ['text/plain;charset=UTF-8', '["$K1"]'],
] as const

const routes = Object.values(
  z.record(z.string(), z.string()).parse(readManifest('.next/app-path-routes-manifest.json')),
)
/** The routes of a setup, which need its recipient's cookie. */
const RECIPIENT_ROUTES = routes.filter((route) => /^(\/api)?\/setup\/s\//.test(route))
const CLOSED_ROUTES = routes.filter((route) => ![...PUBLIC_ROUTES, ...RECIPIENT_ROUTES].includes(route))
const actions = z
  .object({
    node: z.record(z.string(), z.object({ exportedName: z.string(), workers: z.record(z.string(), z.unknown()) })),
  })
  .parse(readManifest('.next/server/server-reference-manifest.json')).node

function readManifest(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** Whether a page is for a setup's recipient. */
function isOfRecipients(worker: string): boolean {
  return worker.startsWith('app/setup/')
}

/** An existing path of the route. */
function pathOf(route: string, id: string): string {
  return route
    .replace('[id]', id)
    .replace('[run]', id)
    .replace('[token]', 't'.repeat(43))
    .replace('[connector]', 'databricks')
    .replace('[guide]', 'oauth-u2m')
}

test('the lists of public routes and actions name nothing that no longer exists', () => {
  expect(PUBLIC_ROUTES.filter((route) => !routes.includes(route))).toEqual([])
  const names = Object.values(actions).map(({ exportedName }) => exportedName)
  expect(PUBLIC_ACTIONS.filter((name) => !names.includes(name))).toEqual([])
  expect(names).toContain('saveProfile')
})

test('a stranger gets nothing but the sign-in page or 401 from every route that is not public', async ({
  admin,
  playwright,
  wizard,
}) => {
  const name = 'Canary of strangers'
  const id = await new ProfileFormPage(admin).make(name)
  const stranger = await playwright.request.newContext({ baseURL: wizard.url })
  expect(CLOSED_ROUTES.length).toBeGreaterThan(8)
  const headers = [{}, { RSC: '1' }, { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' }]
  await expectTurnedAway(stranger, id, [name, CLIENT_ID, CANARY_SECRET], headers)
  await stranger.dispose()
})

test('the cookie of a setup opens that setup and nothing else', async ({ admin, browser, wizard }) => {
  const [own, other] = [await askSomebody(admin, '?actions=list_users'), await askSomebody(admin)]
  const [recipient, colleague] = [await anotherBrowser(browser), await anotherBrowser(browser)]
  const paths: string[] = []
  for (const [page, { url }] of [
    [recipient, own],
    [colleague, other],
  ] as const) {
    await page.goto(url)
    await page.getByRole('button', { name: 'Start', exact: true }).click()
    await expect(page).toHaveURL(/\/setup\/s\//)
    paths.push(new URL(page.url()).pathname)
  }
  const { request } = recipient.context()
  const canaries = [own.name, other.name]
  await expectTurnedAway(request, own.profileId, canaries)
  expect(RECIPIENT_ROUTES.length).toBeGreaterThan(3)
  const [mine = '', theirs = ''] = paths.map((path) => path.split('/').at(-1))
  for (const route of RECIPIENT_ROUTES) {
    for (const id of [theirs, own.profileId, crypto.randomUUID()]) {
      const answer = await request.get(pathOf(route, id), { maxRedirects: 0 })
      const text = await answer.text()
      expect([200, 307, 401], route).toContain(answer.status())
      if (answer.status() === 200) expect(text, route).toContain('This setup cannot be opened here')
      for (const canary of [...canaries, 'Dana']) expect(text, route).not.toContain(canary)
    }
    expect((await request.get(pathOf(route, mine), { maxRedirects: 0 })).headers()['cache-control']).toContain(
      'no-store',
    )
  }
  // A form from another site is refused in spite of the cookie.
  const forged = await request.post(wizard.url + paths[0], { headers: { origin: 'https://evil.example' } })
  expect(forged.status()).toBe(403)
})

/** Requests every closed route with each of these headers: the response is the redirect to sign-in, or an error. */
async function expectTurnedAway(
  visitor: APIRequestContext,
  id: string,
  canaries: readonly string[],
  ways: readonly Record<string, string>[] = [{}],
): Promise<void> {
  for (const route of CLOSED_ROUTES) {
    for (const headers of ways) {
      // HEAD and POST go through the same proxy and page, so one set of headers is enough for them.
      for (const method of headers === ways[0] ? ['GET', 'HEAD', 'POST'] : ['GET']) {
        const ask = (path: string) => visitor.fetch(path, { method, headers, maxRedirects: 0 })
        const first = await ask(pathOf(route, id))
        // Next redirects an RSC request without the `_rsc` parameter to the same URL with it.
        const leadsTo = first.headers().location ?? ''
        const answer = leadsTo.endsWith('_rsc') ? await ask(leadsTo) : first
        const what = `${method} ${route} ${JSON.stringify(headers)}`
        const text = await answer.text()
        expect([200, 307, 401, 405, 415], what).toContain(answer.status())
        if (answer.status() === 307) expect(answer.headers().location, what).toMatch(/^\/sign-in\?return=/)
        // In an RSC response, the redirect is in the body.
        if (answer.status() === 200 && method === 'GET')
          expect(text, what).toMatch(/NEXT_REDIRECT;\w+;\/sign-in\?return=/)
        for (const canary of canaries) expect(text, what).not.toContain(canary)
      }
    }
  }
}

test('a stranger gets nothing from any server action that is not public, on any page', async ({
  playwright,
  wizard,
}) => {
  const stranger = await playwright.request.newContext({ baseURL: wizard.url })
  const closed = Object.entries(actions).filter(([, { exportedName }]) => !PUBLIC_ACTIONS.includes(exportedName))
  expect(closed.length).toBeGreaterThan(1)
  const anyId = '00000000-0000-4000-8000-000000000000'
  for (const [action, { exportedName, workers }] of closed) {
    for (const [index, worker] of Object.keys(workers).entries()) {
      const path = pathOf(
        worker
          .replace(/^app/, '')
          .replace(/\/\(\w+\)/, '')
          .replace(/\/page$/, ''),
        anyId,
      )
      // An action runs the same code on every page, so one page gets every form, and the others one.
      for (const [type, data] of index === 0 ? FORMS : FORMS.slice(0, 1)) {
        const answer = await stranger.post(path, {
          headers: { 'next-action': action, 'content-type': type },
          data,
          maxRedirects: 0,
        })
        const what = `${exportedName} on ${path} with ${data}`
        expect(answer.status(), what).toBeLessThan(400)
        const leadsTo = Object.keys(workers).every(isOfRecipients) ? /^\/setup;/ : /^\/sign-in\?return=/
        expect(answer.headers()['x-action-redirect'], what).toMatch(leadsTo)
      }
    }
  }
  await stranger.dispose()
})

test('without a link’s token or cookie, the pages for a sign-in by link reveal nothing', async ({
  playwright,
  wizard,
}) => {
  const stranger = await playwright.request.newContext({ baseURL: wizard.url })
  const forged = { cookie: `signs-in-for=00000000-0000-4000-8000-000000000000.${'k'.repeat(43)}` }
  for (const headers of [{}, forged]) {
    for (const path of ['/sign-in-for', '/sign-in-for?onward=1', `/sign-in-for/${'t'.repeat(43)}`]) {
      const answer = await stranger.get(path, { headers })
      expect(answer.headers()['cache-control'], path).toContain('no-store')
      expect(answer.headers()['referrer-policy'], path).toBe('strict-origin')
      expect(await answer.text(), path).toContain('This link is not valid')
    }
    const onward = await stranger.get('/sign-in-for/provider', { headers, maxRedirects: 0 })
    expect(onward.headers().location).toBe('/sign-in-for')
    const used = await stranger.post(`/sign-in-for/${'t'.repeat(43)}/start`, { headers, maxRedirects: 0 })
    expect([used.status(), used.headers()['set-cookie']]).toEqual([303, undefined])
  }
  await stranger.dispose()
})

test('no cache keeps an admin’s page', async ({ admin }) => {
  const id = await new ProfileFormPage(admin).make(uniqueName())
  const found = []
  for (const route of CLOSED_ROUTES) {
    const answer = await admin.request.get(pathOf(route, id), { maxRedirects: 0 })
    expect(answer.headers()['cache-control'], route).toContain('no-store')
    if (answer.status() === 200) found.push(route)
  }
  expect(found).toEqual(
    expect.arrayContaining(['/profiles', '/profiles/[id]', '/profiles/[id]/stackone.md', '/history/csv']),
  )
})

test('a form from another site is refused, signed in or not', async ({ admin, wizard }) => {
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
    { origin: 'http://evil.example', host: 'evil.example' },
    { 'sec-fetch-site': 'same-site' },
  ]) {
    const answer = await admin.request.post(`${wizard.url}/profiles/new/databricks/oauth-u2m`, {
      headers,
      multipart: { name: 'From elsewhere' },
    })
    expect(answer.status()).toBe(403)
    expect(await answer.text()).toContain('This form was sent from another site.')
  }
})

test('next-auth’s only reachable route is the provider’s callback', async ({ wizard, request }) => {
  for (const path of ['/api/auth/_log', '/api/auth/csrf', '/api/auth/session', '/api/auth/providers']) {
    expect((await request.get(path)).status(), path).toBe(404)
    const forged = await request.post(path, { data: { level: 'error', code: 'A\nFORGED LINE' } })
    expect(forged.status(), path).toBe(405)
  }
  expect(wizard.output()).not.toContain('FORGED')
  for (const path of [
    '/api/auth/callback/credentials',
    '/api/auth/callback/oidc?code=x&state=x',
    '/api/auth/signin?callbackUrl=/history',
    '/api/auth/signin?callbackUrl=//evil.example',
    '/api/auth/signout?callbackUrl=https://evil.example/',
    '/api/auth/error?error=%0d%0aSet-Cookie:%20a=b',
  ]) {
    const answer = await request.get(path, { maxRedirects: 0 })
    expect(answer.status(), path).toBe(307)
    expect(answer.headers().location, path).toMatch(/^\/sign-in\?return=%2F(history|profiles)(&error=[\w%+=-]+)?$/)
    expect(answer.headers()['set-cookie'], path).toBeUndefined()
    expect((await request.post(path, { form: { code: wizard.accessCode } })).status(), path).toBe(405)
  }
})

test('another site can neither frame a page nor trigger a recorded download', async ({ admin }) => {
  const answer = await admin.request.get('/profiles')
  expect(answer.headers()['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(answer.headers()['x-frame-options']).toBe('DENY')
  const download = await admin.request.get('/history/csv', { headers: { 'sec-fetch-site': 'cross-site' } })
  expect(download.status()).toBe(403)
})

test('no sign-in link leads to a recorded download', async ({ page, wizard }) => {
  await page.goto(`${wizard.url}/sign-in?return=/history/csv`)
  await hydrated(page)
  await page.getByLabel('Access code').fill(wizard.accessCode)
  // A unique name, because the history has other tests' downloads too.
  const name = uniqueName()
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(`${wizard.url}/profiles`)
  await page.request.get('/history/csv')
  await page.goto('/history')
  // Only the download requested above.
  await expect(page.getByRole('row').filter({ hasText: name }).filter({ hasText: 'downloaded' })).toHaveCount(1)
})

test('behind a proxy with TLS, forms redirect to the proxy’s address', async ({ admin, wizard }) => {
  await admin.setExtraHTTPHeaders({ 'x-forwarded-proto': 'https', 'x-forwarded-host': 'wizard.example.com' })
  await new ProfileFormPage(admin).type('Behind a proxy')
  expect(wizard.output()).not.toContain('fetch failed')
})
