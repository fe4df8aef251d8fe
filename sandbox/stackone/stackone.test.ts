import { afterAll, beforeAll, expect, test } from 'vitest'
import { guideOf } from '@/lib/guides/loaded'
import { type Sandbox, startSandbox } from '../server'
import { makeGuideApp } from '../testing/set-up'
import { followAuthLink, projectKey, setUpStackOne } from '../testing/stackone'
import { listedActions } from './actions'
import { projectId } from './project'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
})
afterAll(() => sandbox.stop())

function call(project: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${sandbox.url}/stackone${path}`, {
    headers: { authorization: `Basic ${btoa(`${projectKey(project)}:`)}`, 'user-agent': 'test', ...headers },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  })
}

async function makeProfile(project: string, changes: Record<string, unknown> = {}) {
  const accountId = crypto.randomUUID()
  const app = await makeGuideApp(sandbox.url, accountId, 'http://localhost:9')
  return setUpStackOne(sandbox.url, project, { profile: { name: 'Production', accountId, ...app, ...changes } })
}

async function makeLink(project: string, profile: string, more: object = {}): Promise<{ url: string; token: string }> {
  const owner = { origin_owner_id: 'acme', origin_owner_name: 'Acme' }
  const answer = await call(project, '/connect_sessions', { ...owner, connector_profile_id: profile, ...more })
  expect(answer.status).toBe(201)
  const { auth_link_url: url, token } = (await answer.json()) as { auth_link_url: string; token: string }
  return { url, token }
}

test('the sandbox lists the same actions as the guide', () => {
  const guide = guideOf('databricks', 'oauth-u2m')
  expect(listedActions().map(({ id, label, required_scopes: scopes }) => ({ id, label, scopes }))).toEqual(
    guide?.actions.map(({ id, label, scopes }) => ({ id, label, scopes })),
  )
})

test('the sandbox requires a key, no password, and a User-Agent', async () => {
  expect((await call('auth', '/accounts')).status).toBe(200)
  expect((await call('auth', '/accounts', undefined, { 'user-agent': '' })).status).toBe(403)
  for (const user of ['v1.us1.real', 'v1.sandbox.', `${projectKey('auth')}:password`]) {
    expect((await call('auth', '/accounts', undefined, { authorization: `Basic ${btoa(`${user}:`)}` })).status).toBe(
      401,
    )
  }
})

test('a user links an account with the app from the guide, whose redirect URL is StackOne’s own', async () => {
  const { url, token } = await makeLink('walk', await makeProfile('walk'))
  expect(await (await fetch(url)).text()).toContain('Link your Databricks account')
  expect(await followAuthLink(url)).toContain('Account linked')
  const [account] = (await (await call('walk', '/accounts')).json()) as Record<string, unknown>[]
  expect(account).toMatchObject({ status: 'active', origin_owner_id: 'acme', provider: 'databricks' })
  // Like StackOne's answers may have them: the wizard must not store them.
  expect(account?.credentials).toHaveProperty('refresh_token')
  const session = (await (await call('walk', '/connect_sessions/authenticate', { token })).json()) as object
  expect(session).toMatchObject({
    latest_connection_attempt: { status: 'authenticated', account_secure_id: account?.id },
  })
  expect(session).not.toHaveProperty('token')
  // Signing in again changes that account.
  const again = await makeLink('walk', (session as { integration_id: string }).integration_id, {
    account_id: account?.id,
  })
  await followAuthLink(again.url)
  expect(await (await call('walk', '/accounts')).json()).toHaveLength(1)
})

test.each([
  ['a refusal', {}, { consent: false }, 'access_denied'],
  ['a wrong secret', { clientSecret: `dose${'0'.repeat(32)}` }, {}, 'invalid_client'],
  ['a scope that the app lacks', { scopes: 'no-such-scope' }, {}, 'access_denied'],
])('%s is reported as the session’s attempt', async (_what, changes, choices, code) => {
  const { url, token } = await makeLink('errors', await makeProfile('errors', changes))
  expect(await followAuthLink(url, choices)).toContain('could not be linked')
  const session = await (await call('errors', '/connect_sessions/authenticate', { token })).json()
  expect(session).toMatchObject({ latest_connection_attempt: { status: 'error', oauth_error_code: code } })
})

test('other redirects to StackOne leave the sandbox', async () => {
  const accountId = crypto.randomUUID()
  const { clientId } = await makeGuideApp(sandbox.url, accountId, 'http://localhost:9')
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: 'https://api.stackone.com/connect/oauth2/databricks/callback',
    scope: 'no-such-scope',
    response_type: 'code',
    state: 'of-someone-else',
  })
  const answer = await fetch(`${sandbox.url}/oidc/accounts/${accountId}/v1/authorize?${query}`, { redirect: 'manual' })
  expect(answer.headers.get('location')).toMatch(/^https:\/\/api\.stackone\.com\//)
})

test('the dashboard creates, disables and deletes a profile without showing the key', async () => {
  const place = `${sandbox.url}/stackone/app/${projectId(projectKey('hands'))}/connector_profiles`
  await call('hands', '/accounts')
  const send = (form: Record<string, string>) => fetch(place, { method: 'POST', body: new URLSearchParams(form) })
  const page = await (await send({ name: 'By <hand>', client_secret: 'dose-canary' })).text()
  expect(page).toContain('By &lt;hand&gt; (default)')
  expect(page).not.toMatch(/dose-canary|v1\.sandbox/)
  const [, id = ''] = /name="profile" value="([^"]+)"/.exec(page) ?? []
  expect(await (await send({ profile: id, do: 'switch' })).text()).toContain('Disabled')
  expect(await (await send({ profile: id, do: 'delete' })).text()).toContain('There is none yet.')
})

test('an expired link is reported, and its session is not found', async () => {
  const { url, token } = await makeLink('expiry', await makeProfile('expiry'))
  const found = sandbox.state.stackOne.sessionOf(token)
  if (found) found.session.expiresAt = new Date(0)
  expect(await (await fetch(url)).text()).toContain('This link has expired')
  expect((await call('expiry', '/connect_sessions/authenticate', { token })).status).toBe(404)
})
