import { expect, test } from 'vitest'
import { belongsAtPublicUrl, decodePath, encodePath, LED_COOKIE } from './canonical-host'

const SETTINGS = { publicUrl: 'http://localhost:3000', trustedProxies: 0 }
const PAGE = {
  method: 'GET',
  path: '/profiles',
  headers: { host: '127.0.0.1:3000', accept: 'text/html,*/*' },
  isProxied: false,
}

function leads(changes: Partial<typeof PAGE> = {}, headers = {}, settings = {}) {
  const asked = { ...PAGE, ...changes, headers: new Headers({ ...PAGE.headers, ...headers }) }
  return belongsAtPublicUrl(asked, { ...SETTINGS, ...settings })
}

test.each([
  '/profiles',
  '/sign-in',
  '/test-runs/a/sign-in',
  '/history',
  '/connect/callback',
  '/stackone',
  '/account-links/a',
])('%s is redirected to the host name in PUBLIC_URL', (path) => {
  expect(leads({ path })).toBe(true)
})

test('every name of this machine redirects to the configured one', () => {
  expect(leads({}, { host: '[::1]:3000' })).toBe(true)
  expect(leads({}, { host: 'LOCALHOST:3000' }, { publicUrl: 'http://127.0.0.1:3000' })).toBe(true)
  expect(leads({}, { host: '127.0.0.1' }, { publicUrl: 'http://localhost' })).toBe(true)
})

test.each([
  ['the right name', {}, { host: 'localhost:3000' }, {}],
  ['another port', {}, { host: '127.0.0.1:8080' }, {}],
  ['another machine', {}, { host: 'evil.example' }, {}],
  ['no host that can be read', {}, { host: 'a b' }, {}],
  ['a public address elsewhere, whose proxy may have changed Host', {}, {}, { publicUrl: 'https://wizard.example' }],
  ['a proxy that is told of', {}, {}, { trustedProxies: 1 }],
  ['a proxy that tells of itself', { isProxied: true }, {}, {}],
  ['a browser that was led just now', {}, { cookie: `a=b; ${LED_COOKIE.split(';')[0]}` }, {}],
  ['a form', { method: 'POST' }, {}, {}],
  ['a program', {}, { accept: '*/*' }, {}],
  ['a public page', { path: '/connectors/databricks/oauth-u2m' }, {}, {}],
  ['the start page', { path: '/' }, {}, {}],
  ['a probe', { path: '/api/health' }, {}, {}],
  ['a path that only begins like one', { path: '/profilesx' }, {}, {}],
])('a request with %s is not redirected', (_what, changes, headers, settings) => {
  expect(leads(changes, headers, settings)).toBe(false)
})

test('a path keeps its encoding, and an invalid one redirects to the start page', () => {
  expect(decodePath(encodePath('/sign-in?return=%2Fprofiles%3Fq%3Da%26b'))).toBe(
    '/sign-in?return=%2Fprofiles%3Fq%3Da%26b',
  )
  for (const word of ['', 'rubbish', encodePath('@evil.example'), encodePath('/a\r\nSet-Cookie: a')]) {
    expect(decodePath(word)).toBe('/')
  }
})
