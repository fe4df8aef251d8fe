import { once } from 'node:events'
import { connect } from 'node:tls'
import type { Deployment } from './support/deployment'
import { freePort } from './support/free-port'
import { GUIDE } from './support/guide-page'
import { HAS_NGINX, startNginx } from './support/nginx'
import { ProfileFormPage, uniqueName } from './support/profile-form'
import { signIn } from './support/sign-in'
import { expect, workerTest } from './support/test'

const test = workerTest.extend({
  ignoreHTTPSErrors: true,
  baseURL: ({ deployment }, use) => use(deployment.url),
})

test.describe.configure({ mode: 'default' })
test.skip(!HAS_NGINX, 'nginx is not installed.')

/** Sends raw bytes, and resolves to the response once the connection is closed. */
async function sendRaw({ url }: Deployment, bytes: string): Promise<string> {
  const { port } = new URL(url)
  const socket = connect({ host: '127.0.0.1', port: Number(port), rejectUnauthorized: false })
  await once(socket, 'secureConnect')
  socket.write(bytes)
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk
  })
  // nginx may reset the connection instead of closing it.
  socket.on('error', () => {})
  await new Promise((resolve) => socket.once('close', resolve))
  return answer
}

test('an admin signs in, saves and reads, whichever wizard serves each request', async ({ page, deployment }) => {
  await signIn(page, deployment, { name: 'Ann' })
  const name = uniqueName()
  await new ProfileFormPage(page).make(name)
  for (let time = 0; time < 4; time++) {
    await page.goto('/profiles')
    await expect(page.getByRole('link', { name, exact: true })).toBeVisible()
  }
  expect(new Set(deployment.nginx.log().map(({ wizard }) => wizard)).size).toBe(2)
  const answer = await page.goto(GUIDE)
  expect(answer?.headers()).toMatchObject({
    'strict-transport-security': 'max-age=63072000; includeSubDomains',
    'content-security-policy': expect.stringContaining('upgrade-insecure-requests'),
  })
})

test('both logs have a request under one id, without its query, with the client’s real address', async ({
  request,
  deployment,
}) => {
  const answer = await request.get('/connect/callback?code=c4nary&state=c4nary', {
    maxRedirects: 0,
    headers: {
      'x-forwarded-for': '6.6.6.6',
      'x-request-id': 'forged-by-a-visitor',
      referer: 'https://a.example/?c4nary',
    },
  })
  const id = answer.headers()['x-request-id'] ?? ''
  expect(id).toMatch(/^[0-9a-f]{32}$/)
  await expect
    .poll(() => deployment.nginx.log().find((line) => line.request === id))
    .toMatchObject({ path: '/connect/callback', status: 307, from: '127.0.0.1' })
  const output = () => deployment.wizards.map((wizard) => wizard.output()).join('\n')
  const lines = () =>
    output()
      .split('\n')
      .filter((line) => line.includes(id))
  await expect
    .poll(() => lines().map((line) => JSON.parse(line)))
    .toEqual([expect.objectContaining({ path: '/connect/callback', from: '127.0.0.1', rule: 'not signed in' })])
  await request.get('/calendar/c4nary-of-a-token.ics')
  await expect.poll(() => deployment.nginx.log().map(({ path }) => path)).toContain('/calendar/')
  expect(`${output()}${JSON.stringify(deployment.nginx.log())}`).not.toMatch(/c4nary|forged-by-a-visitor|6\.6\.6\.6/)
})

test('requests that are too large, too long or of another method never reach a wizard', async ({
  request,
  deployment,
}) => {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE']) {
    expect((await request.fetch('/', { method })).status(), method).toBe(405)
  }
  expect((await request.get(`/?${'a&'.repeat(600)}`)).status()).toBe(414)
  expect((await request.get(`/?q=${'a'.repeat(20_000)}`)).status()).toBe(414)
  expect((await request.get('/', { headers: { cookie: 'a'.repeat(20_000) } })).status()).toBe(400)
  expect((await request.post('/sign-in', { form: { name: 'x'.repeat(400_000) } })).status()).toBe(413)
  const refused = () => deployment.nginx.log().filter(({ status }) => [400, 405, 413, 414].includes(Number(status)))
  // nginx logs a request after its response.
  await expect.poll(() => refused().length).toBeGreaterThanOrEqual(9)
  expect(refused().filter(({ wizard }) => wizard !== '')).toEqual([])
})

test('a client that sends headers or a form slowly is disconnected', async ({ deployment }) => {
  expect(await sendRaw(deployment, 'GET / HTTP/1.1\r\nHost: localhost\r\n')).toBe('')
  const form = 'POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\n1234'
  expect(await sendRaw(deployment, form)).toMatch(/^(HTTP\/1\.1 408 |$)/)
})

test('a link with all actions of a large catalogue is accepted', async ({ request }) => {
  const actions = Array.from({ length: 500 }, (_, index) => `list_some_things_${index}`).join()
  const answer = await request.get(`${GUIDE}?actions=${actions}`)
  expect(answer.status()).toBe(200)
  expect(await answer.text()).toContain('500 actions in this link do not exist')
})

test('requests and sign-in attempts are limited for each network', async ({ request, deployment }) => {
  const port = await freePort()
  // Low rates, so that requests from a slow machine exceed them too.
  const strict = await startNginx(
    port,
    [deployment.wizards[0]?.url.replace('localhost', '127.0.0.1') ?? ''],
    [
      [/rate=50r\/s/, 'rate=1r/m'],
      [/rate=30r\/m/, 'rate=1r/m'],
      [/burst=300/g, 'burst=29'],
      [/burst=20/, 'burst=9'],
    ],
  )
  const passed = async (path: string) => {
    const asked = Array.from({ length: 40 }, () => request.get(`https://localhost:${port}${path}`))
    const statuses = (await Promise.all(asked)).map((answer) => answer.status())
    expect(new Set(statuses)).toEqual(new Set([200, 429]))
    return statuses.filter((status) => status === 200).length
  }
  expect(await passed('/sign-in')).toBe(10)
  expect(await passed('/llms.txt')).toBeGreaterThan(10)
  await strict.stop()
})

test('a file of the build is requested from a wizard once, and a page each time', async ({ request, deployment }) => {
  const page = await (await request.get(GUIDE)).text()
  const [file = ''] = /\/_next\/static\/[^"]+\.css/.exec(page) ?? []
  const sizes: number[] = []
  for (let time = 0; time < 3; time++) sizes.push((await (await request.get(file)).body()).length)
  expect(new Set(sizes).size).toBe(1)
  const wizardsOf = (path: string) =>
    deployment.nginx.log().flatMap((line) => (line.path === path ? [line.wizard] : []))
  await expect.poll(() => wizardsOf(file).slice(-2)).toEqual(['', ''])
  expect(wizardsOf(GUIDE)).not.toContain('')
})

test('while a wizard is down its requests go to the other', async ({ request, deployment }) => {
  await deployment.wizards[0]?.stop()
  await expect.poll(async () => (await request.get('/llms.txt')).status()).toBe(200)
  for (let time = 0; time < 6; time++) expect((await request.get('/llms.txt')).status()).toBe(200)
})
