import { expect, test } from 'vitest'
import { proxyFor, proxyName } from './proxy'

const PROXIES = { https: 'http://user:pass@secure.example:3128', http: 'http://plain.example' }
const HOST = 'https://accounts.cloud.databricks.com/oidc'

test.each([
  ['https://host.example/', PROXIES.https],
  ['http://host.example/', PROXIES.http],
  // This machine, with any settings.
  ['http://localhost:4010/', null],
  ['https://localhost:4010/', null],
  ['http://localhost.:4010/', null],
  ['http://a.localhost:4010/', null],
  ['http://127.0.0.1:4010/', null],
  ['http://127.1.2.3/', null],
  ['http://[::1]:4010/', null],
  ['http://localhost.example/', PROXIES.http],
])('%s is reached through %s', (address, proxy) => {
  expect(proxyFor(address, { ...PROXIES, except: [] })).toBe(proxy)
})

test.each([
  '*',
  'databricks.com',
  '.databricks.com',
  '*.databricks.com',
  'accounts.cloud.databricks.com',
  'ACCOUNTS.cloud.Databricks.com.',
  'accounts.cloud.databricks.com:443',
])('NO_PROXY with %s covers the host', (entry) => {
  expect(proxyFor(HOST, { ...PROXIES, except: ['other.example', entry] })).toBeNull()
})

test.each(['bricks.com', 'x.databricks.com', 'accounts.cloud.databricks.com:8443', '.', ':443', '10.0.0.0/8', '[::1'])(
  'NO_PROXY with %s does not cover the host',
  (entry) => expect(proxyFor(HOST, { ...PROXIES, except: [entry] })).toBe(PROXIES.https),
)

test.each([
  ['https://10.1.2.3/', '10.1.2.3', true],
  ['https://10.1.2.3/', '10.0.0.0/8', true],
  ['https://10.1.2.3:8443/', '10.0.0.0/8:8443', true],
  ['https://11.1.2.3/', '10.0.0.0/8', false],
  ['https://10.1.2.3/', '10.0.0.0/33', false],
  ['https://10.1.2.3/', '2.3', false],
  ['https://[fd00::1]/', 'fd00::/8', true],
  ['https://[fd00::1]/', '[fd00::1]', true],
  ['https://[fd00::1]:8443/', '[fd00::1]:8443', true],
  ['https://[fd00::1]/', 'fe80::/10', false],
  ['https://[fd00::1]/', '10.0.0.0/8', false],
])('%s with NO_PROXY %s skips the proxy: %s', (address, entry, isDirect) => {
  expect(proxyFor(address, { ...PROXIES, except: [entry] }) === null).toBe(isDirect)
})

test('without a proxy, every host is reached directly', () => {
  expect(proxyFor(HOST, { https: null, http: null, except: [] })).toBeNull()
})

test('a proxy is named only by host and port', () => {
  expect(proxyName('http://user:hunter2@proxy.example:3128')).toBe('proxy.example:3128')
  expect(proxyName('http://proxy.example')).toBe('proxy.example:80')
  expect(proxyName('https://[fd00::1]')).toBe('[fd00::1]:443')
})
