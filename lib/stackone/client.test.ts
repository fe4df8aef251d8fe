import { expect, test } from 'vitest'
import type { AskOptions } from './ask'
import { stackOneClient } from './client'
import { createConnectorProfile } from './create-profile'
import { isPassing, isStackOneError, type StackOneError } from './stackone-error'

const KEY = 'v1.us1.canary-of-the-key'

interface Sent {
  method: string
  url: string
  headers: Headers
  body: unknown
}

interface Fake {
  sent: Sent[]
  waits: number[]
  clock: { ms: number }
  client: ReturnType<typeof stackOneClient>
}

/** A client that gets these answers, one after the other; the last one repeats. */
function fake(...answers: (Response | Error)[]): Fake {
  const [sent, waits, clock]: [Sent[], number[], { ms: number }] = [[], [], { ms: 0 }]
  const ask = async (url: string | URL | Request, init: RequestInit = {}) => {
    const { method = 'GET', headers, body } = init
    sent.push({ method, url: `${url}`, headers: new Headers(headers), body: body ? JSON.parse(`${body}`) : null })
    const answer = answers[Math.min(sent.length, answers.length) - 1] ?? new Error('No answer')
    if (answer instanceof Error) throw answer
    return answer.clone()
  }
  const options: AskOptions = {
    apiKey: KEY,
    apiUrl: 'https://api.stackone.com',
    userAgent: 'wizard/1',
    clean: (text) => text.replaceAll('canary', '[removed]'),
    fetch: ask,
    proxyOf: () => null,
    now: () => new Date(clock.ms),
    wait: async (ms) => void waits.push(ms),
  }
  return { sent, waits, clock, client: stackOneClient(options) }
}

function json(status: number, value: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json', ...headers } })
}

async function errorOf(promise: Promise<unknown>): Promise<StackOneError> {
  const error = await promise.then(
    () => new Error('It worked.'),
    (reason: unknown) => reason,
  )
  if (!isStackOneError(error)) throw error
  return error
}

const ACCOUNT = {
  id: 'a1',
  provider: 'databricks',
  status: 'active',
  origin_owner_id: 'acme',
  origin_owner_name: 'Acme',
  credentials: { access_token: 'canary-token', client_secret: 'canary-secret' },
  setup_information: { token: 'canary-setup' },
  secrets: ['canary'],
  status_reasons: [{ code: 'invalid_grant', description: 'canary-quoted', timestamp: '2026-11-28T12:00:00Z' }],
}

test('each call uses Basic with the key as user and no password, and a User-Agent', async () => {
  const { sent, client } = fake(json(200, []))
  await client.accounts('databricks', 'acme')
  await client.connectorProfiles('databricks')
  await client.connectors()
  expect(sent.map(({ url }) => decodeURIComponent(url))).toEqual([
    'https://api.stackone.com/accounts?providers[]=databricks&origin_owner_id=acme&page=1&page_size=100',
    'https://api.stackone.com/auth_configs?connector_key=databricks&page=1&page_size=100',
    'https://api.stackone.com/connectors/meta',
  ])
  for (const { headers, url } of sent) {
    expect(headers.get('authorization')).toBe(`Basic ${btoa(`${KEY}:`)}`)
    expect(headers.get('user-agent')).toBe('wizard/1')
    expect(url).not.toContain(KEY)
  }
})

test.each([
  ['bare', [ACCOUNT]],
  ['in data', { data: [ACCOUNT], page: 1, total: 1 }],
])('accounts come %s, and their credentials are dropped', async (_how, body) => {
  const { client } = fake(json(200, body))
  const { items: accounts } = await client.accounts('databricks')
  expect(accounts).toMatchObject([{ id: 'a1', status: 'active', ownerId: 'acme', ownerName: 'Acme' }])
  expect(JSON.stringify(accounts)).not.toContain('canary')
  const one = await fake(json(200, ACCOUNT)).client.account('a1')
  expect(JSON.stringify(one)).not.toContain('canary')
})

test('longer lists of words, and ids that are numbers, are accepted', async () => {
  const account = { ...ACCOUNT, id: 7, status: 'pending_review', status_reasons: null, new_field: { a: 1 } }
  const [taken] = (await fake(json(200, [account])).client.accounts('databricks')).items
  expect(taken).toMatchObject({ id: '7', status: 'unknown' })
  const profile = { id: 'p', connector_key: 'databricks', name: null, active: null, release_stage: 'who-knows' }
  expect(await fake(json(200, { data: [profile] })).client.connectorProfiles('databricks')).toMatchObject([
    { id: 'p', name: '', isEnabled: null, isDefault: null, type: null },
  ])
})

test('other connectors and owners are left out if StackOne ignores a filter', async () => {
  const others = [ACCOUNT, { ...ACCOUNT, id: 'a2', provider: 'jira' }, { ...ACCOUNT, id: 'a3', origin_owner_id: 'b' }]
  const { items: accounts } = await fake(json(200, others)).client.accounts('databricks', 'acme')
  expect(accounts.map(({ id }) => id)).toEqual(['a1'])
})

test('lists are read page by page, and an endless one is reported', async () => {
  const page = (from: number, count: number) =>
    json(200, { total: 130, data: Array.from({ length: count }, (_, at) => ({ ...ACCOUNT, id: from + at })) })
  const { sent, client } = fake(page(0, 100), page(99, 31))
  // One action came twice.
  expect((await client.accounts('databricks')).items).toHaveLength(130)
  expect(sent).toHaveLength(2)
  const always = Array.from({ length: 100 }, (_, at) => ({ ...ACCOUNT, id: at }))
  const bare = fake(json(200, always))
  expect((await bare.client.accounts('databricks')).isWhole).toBe(false)
  expect(bare.sent.length).toBeLessThan(100)
})

test('actions of every version are read by cursor, and a repeated cursor is an error', async () => {
  const entry = (version: string, id: string) => ({
    key: 'databricks',
    version,
    actions: [{ id, label: 'A', required_scopes: ['scim', 5] }],
  })
  const { sent, client } = fake(
    json(200, { data: [entry('1', 'a'), { key: 'jira', actions: [] }], next: 'c1' }),
    json(200, { data: [entry('2', 'b')], next: null }),
  )
  expect(await client.connectorActions('databricks')).toEqual([
    { connector: 'databricks', version: '1', actions: [{ id: 'a', label: 'A', scopes: ['scim'] }] },
    { connector: 'databricks', version: '2', actions: [{ id: 'b', label: 'A', scopes: ['scim'] }] },
  ])
  expect(decodeURIComponent(sent[1]?.url ?? '')).toContain('next=c1')
  const loop = fake(json(200, { data: [], next: 'same' }))
  expect((await errorOf(loop.client.connectorActions('databricks'))).problem.kind).toBe('unreadable')
})

const REQUEST = {
  profileId: 'p1',
  connector: 'databricks',
  ownerId: 'acme',
  ownerName: 'Acme',
  expiresIn: 3600,
  accountId: null,
}
const SESSION = { id: 12, token: 't', auth_link_url: 'https://app.stackone.com/x?token=t', integration_id: 'p1' }

test('a session is created for this profile, and edits the named account', async () => {
  const { sent, client } = fake(json(201, SESSION))
  expect(await client.createSession(REQUEST)).toMatchObject({ id: '12', token: 't', url: SESSION.auth_link_url })
  await client.createSession({ ...REQUEST, accountId: 'a1' })
  expect(sent[0]).toMatchObject({
    method: 'POST',
    body: { origin_owner_id: 'acme', connector_profile_id: 'p1', expires_in: 3600, provider: 'databricks' },
  })
  expect(sent[0]?.body).not.toHaveProperty('account_id')
  expect(sent[1]?.body).toMatchObject({ account_id: 'a1' })
})

test('a session for another profile, or without a web address, is refused', async () => {
  const other = fake(json(201, { ...SESSION, integration_id: 'p2' }))
  expect((await errorOf(other.client.createSession(REQUEST))).problem.kind).toBe('other-profile')
  const script = fake(json(201, { ...SESSION, auth_link_url: 'javascript:alert(1)' }))
  expect((await errorOf(script.client.createSession(REQUEST))).problem.kind).toBe('unreadable')
})

test('an attempt has its OAuth error if there is one', async () => {
  const attempt = { id: 1, status: 'ERROR', oauth_error_code: 'access_denied', oauth_error_description: 'no' }
  const { client, sent } = fake(json(200, { ...SESSION, latest_connection_attempt: attempt }))
  expect(await client.latestAttempt('t')).toEqual({
    status: 'error',
    accountId: null,
    errorCode: 'access_denied',
    errorDescription: 'no',
  })
  expect(sent[0]?.url).not.toContain('t=')
  expect(await fake(json(200, SESSION)).client.latestAttempt('t')).toBeNull()
})

const ENVELOPE = { statusCode: 0, message: 'A sentence', timestamp: 'x' }
const PAGE = new Response('<html><title>Hi</title></html>', { headers: { 'content-type': 'text/html' } })
const SQUID = new Response('<html><title>ERROR</title>Generated by proxy (squid/5.7)</html>', {
  status: 403,
  headers: { 'content-type': 'text/html' },
})

test.each([
  ['401', json(401, ENVELOPE), 'key-refused', false],
  [
    '401 through a network that marks errors',
    json(401, ENVELOPE, { 'x-cache': 'Error from cloudfront' }),
    'key-refused',
    false,
  ],
  ['403 in the API’s form', json(403, ENVELOPE), 'forbidden', false],
  ['403 of a firewall in JSON', json(403, { message: 'Forbidden' }), 'blocked', false],
  ['403 without a body', new Response(null, { status: 403 }), 'blocked', false],
  ['403 of a proxy', SQUID, 'unreadable', true],
  ['404', json(404, ENVELOPE), 'not-found', false],
  ['400', json(400, ENVELOPE), 'refused', false],
  ['422', json(422, ENVELOPE), 'refused', false],
  ['500', json(500, ENVELOPE), 'unavailable', true],
  ['408', json(408, ENVELOPE), 'unavailable', true],
  ['a page', PAGE, 'unreadable', true],
  ['half of a JSON', new Response('{"da', { headers: { 'content-type': 'application/json' } }), 'unreadable', true],
  ['JSON of another form', json(200, { hello: 1 }), 'unreadable', true],
  [
    'a redirect',
    new Response(null, { status: 302, headers: { location: 'https://evil.example/' } }),
    'unreadable',
    true,
  ],
  ['no connection', Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 'network', true],
])('the error for %s explains it', async (_what, answer, kind, passes) => {
  const error = await errorOf(fake(answer).client.accounts('databricks'))
  expect(error.problem.kind).toBe(kind)
  expect(isPassing(error.problem)).toBe(passes)
  expect(error.message).toMatch(/^.+\. .+\.$/)
})

test('StackOne’s text is shown on one line without the key, in any spelling', async () => {
  const said = `bad\n${KEY} ${btoa(`${KEY}:`)} ${encodeURIComponent(KEY)} \u202eend`
  const { message } = await errorOf(fake(json(400, { ...ENVELOPE, message: said })).client.accounts('databricks'))
  expect(message).toContain('StackOne says: “bad [removed] [removed] [removed] end”')
})

test('a GET is retried once if that may help, and a POST never', async () => {
  const ok = json(200, [])
  const busy = fake(json(503, ENVELOPE, { 'retry-after': '2' }), ok)
  expect(await busy.client.connectorProfiles('databricks')).toEqual([])
  expect(busy.waits).toEqual([2000])
  const long = fake(json(503, ENVELOPE, { 'retry-after': '60' }), ok)
  await errorOf(long.client.accounts('databricks'))
  expect(long.sent).toHaveLength(1)
  const post = fake(json(503, ENVELOPE), json(201, SESSION))
  await errorOf(post.client.createSession(REQUEST))
  expect(post.sent).toHaveLength(1)
})

test('after status 429 no request is sent until the wait is over', async () => {
  const { sent, clock, client } = fake(json(429, ENVELOPE, { 'retry-after': '60' }), json(200, []))
  expect((await errorOf(client.accounts('databricks'))).message).toContain('Try again in 60 seconds.')
  clock.ms = 20_000
  expect((await errorOf(client.connectors())).message).toContain('Try again in 40 seconds.')
  expect(sent).toHaveLength(1)
  clock.ms = 60_000
  expect(await client.connectors()).toEqual([])
})

test('no profile is created through a guessed call', async () => {
  expect((await errorOf(createConnectorProfile())).problem.kind).toBe('not-offered')
})
