import { expect, test } from 'vitest'
import { LED_COOKIE, leadsHome } from './lead-home'

const SETTINGS = { publicUrl: 'http://localhost:3000', trustedProxies: 0 }
const PAGE = { method: 'GET', url: '/profiles?q=x', headers: { host: '127.0.0.1:3000', accept: 'text/html,*/*' } }

function leads(changes: Partial<typeof PAGE> = {}, headers = {}, settings = {}) {
  return leadsHome({ ...PAGE, ...changes, headers: { ...PAGE.headers, ...headers } }, { ...SETTINGS, ...settings })
}

test.each(['/profiles?q=x', '/sign-in', '/test-runs/a/sign-in', '/history', '/connect/callback?code=a'])(
  '%s is led to the name that PUBLIC_URL has, with its query',
  (url) => {
    expect(leads({ url })).toBe(`http://localhost:3000${url}`)
  },
)

test('each name of this machine is led to the one that is set', () => {
  expect(leads({}, { host: '[::1]:3000' })).toBe('http://localhost:3000/profiles?q=x')
  expect(leads({}, { host: 'LOCALHOST:3000' }, { publicUrl: 'http://127.0.0.1:3000' })).toBe(
    'http://127.0.0.1:3000/profiles?q=x',
  )
  expect(leads({}, { host: '127.0.0.1' }, { publicUrl: 'http://localhost' })).toBe('http://localhost/profiles?q=x')
})

test.each([
  ['the right name', {}, { host: 'localhost:3000' }, {}],
  ['another port', {}, { host: '127.0.0.1:8080' }, {}],
  ['another machine', {}, { host: 'evil.example' }, {}],
  ['no host that can be read', {}, { host: 'a b' }, {}],
  ['a public address elsewhere, whose proxy may have changed Host', {}, {}, { publicUrl: 'https://wizard.example' }],
  ['a proxy that is told of', {}, {}, { trustedProxies: 1 }],
  ['a proxy that tells of itself', {}, { 'x-forwarded-for': '1.2.3.4' }, {}],
  ['a browser that was led just now', {}, { cookie: `a=b; ${LED_COOKIE.split(';')[0]}` }, {}],
  ['a form', { method: 'POST' }, {}, {}],
  ['a program', {}, { accept: '*/*' }, {}],
  ['a public page', { url: '/connectors/databricks/oauth-u2m' }, {}, {}],
  ['the start page', { url: '/' }, {}, {}],
  ['a probe', { url: '/api/health' }, {}, {}],
  ['a path that only begins like one', { url: '/profilesx' }, {}, {}],
])('%s is led nowhere', (_what, changes, headers, settings) => {
  expect(leads(changes, headers, settings)).toBeNull()
})
