import { expect, test } from 'vitest'
import { refuse } from './refuse'

const ORIGINS = ['https://wizard.example', 'http://localhost:3000']
const HOST = { host: 'wizard.example' }
const FORM = { ...HOST, 'content-length': '10', origin: 'https://wizard.example', 'sec-fetch-site': 'same-origin' }

const get = (url: string, headers = {}) =>
  refuse({ method: 'GET', url, httpVersion: '1.1', headers: { ...HOST, ...headers } }, ORIGINS)
const post = (url: string, headers: Record<string, string | undefined> = {}) =>
  refuse({ method: 'POST', url, httpVersion: '1.1', headers: { ...FORM, ...headers } }, ORIGINS)

test.each(['/', '/profiles?x=1', '/connectors/a/b?actions=%C3%A4', '/%20', '/a..b/.c', '/x?return=//y/../z'])(
  '%s may be read',
  (url) => {
    expect(get(url)).toBeNull()
  },
)

test('which host it is for must be said, but for a probe of HTTP/1.0', () => {
  const asked = { method: 'GET', url: '/api/health', headers: {} }
  expect(refuse({ ...asked, httpVersion: '1.1' }, ORIGINS)).toMatchObject({ status: 400 })
  expect(refuse({ ...asked, httpVersion: '1.0' }, ORIGINS)).toBeNull()
})

test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'CONNECT'])('%s works nowhere', (method) => {
  expect(refuse({ method, url: '/profiles', httpVersion: '1.1', headers: FORM }, ORIGINS)).toMatchObject({
    status: 405,
    headers: { allow: 'GET, HEAD, POST' },
  })
})

test.each([
  '/',
  '/connectors/a/b',
  '/api/profiles',
  '/api/auth/callback/credentials',
  '/api/auth/signout',
  '/connect/callback?x',
  '/profiles/x/stackone.md',
  '/_next/x',
])('%s takes no form', (url) => {
  expect(post(url)).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
})

test.each([
  '/sign-in',
  '/stackone',
  '/api/stackone/webhook',
  '/profiles/new/a/b?x=1',
  '/test-runs/x',
  '/connect/problem',
])('%s takes forms of the wizard’s own pages', (url) => {
  expect(post(url)).toBeNull()
})

test.each([
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'https://wizard.example.evil.example' },
  { origin: 'http://wizard.example' },
  { origin: 'https://wizard.example:444' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { origin: undefined, 'sec-fetch-site': 'cross-site' },
])('a form with %j comes from another site', (headers) => {
  expect(post('/profiles', headers)).toMatchObject({ status: 403 })
})

test('a form that is reloaded, or sent by a program without cookies, may go on', () => {
  expect(post('/profiles', { 'sec-fetch-site': 'none' })).toBeNull()
  expect(post('/profiles', { origin: undefined, 'sec-fetch-site': undefined })).toBeNull()
})

test('sizes are bounded', () => {
  expect(get(`/?${'a=b&'.repeat(501)}`)).toMatchObject({ status: 414 })
  expect(get('/', { cookie: 'a=b;'.repeat(101) })).toMatchObject({ status: 431 })
  expect(post('/profiles', { 'content-length': '262145' })).toMatchObject({ status: 413 })
  expect(post('/profiles', { 'content-length': undefined })).toMatchObject({ status: 411 })
})

test.each([
  '*',
  'http://elsewhere.example/',
  '/%E0%A4%A',
  '/a%/b',
  '//evil.example',
  '/\\evil.example',
  '/a%5Cb',
  '/_next/static/../../sign-in',
  '/_next/static/%2e%2E/x',
  '/./sign-in',
  '/sign-in/..',
  '/sign-in/.?x',
])('%s cannot be read', (url) => {
  expect(get(url)).toMatchObject({ status: 400 })
})
