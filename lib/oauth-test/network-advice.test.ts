import { expect, test } from 'vitest'
import { proxyFailed, tlsFailed, unreachable } from './network-advice'

const HOST = 'accounts.example.com'
const TLS = ['untrusted', 'expired', 'not-yet-valid', 'other-name', 'certificate', 'handshake', 'plain-http']
const PROXY = [
  ...['proxy-unreachable', 'proxy-not-found', 'proxy-timeout', 'proxy-broken', 'proxy-tls', 'proxy-sign-in'],
  ...['proxy-forbids', 'proxy-failed'],
]

test.each(TLS)('for a TLS fault (%s), the host counts as reached, and the proxy in between is named', (reason) => {
  const direct = tlsFailed('Acme', { host: HOST, reason })
  expect(direct.cause).toContain(`${HOST} was reached, but `)
  expect(tlsFailed('Acme', { host: HOST, reason, proxy: 'proxy:1' }).cause).toContain(
    'reached through the proxy proxy:1,',
  )
})

test('each fault has its own cause', () => {
  const causes = [
    ...TLS.map((reason) => tlsFailed('Acme', { host: HOST, reason }).cause),
    ...PROXY.map((reason) => proxyFailed({ host: HOST, reason, proxy: 'proxy:1', code: '502' }).cause),
    ...['refused', 'no-route', 'not-found', 'unknown'].map(
      (reason) => unreachable('Acme', { host: HOST, reason }).cause,
    ),
  ]
  expect(new Set(causes).size).toBe(causes.length)
})

test('the advice names a setting if one helps', () => {
  expect(unreachable('Acme', { host: HOST, reason: 'not-found' }).fix).toContain('HTTPS_PROXY')
  expect(tlsFailed('Acme', { host: HOST, reason: 'untrusted' }).fix).toContain('EXTRA_CA_CERTS')
  expect(tlsFailed('Acme', { host: HOST, reason: 'other-name', detail: 'x.example' }).cause).toContain('x.example')
  for (const reason of PROXY) expect(proxyFailed({ host: HOST, reason, proxy: 'proxy:1' }).title).toContain('proxy:1')
})

test('a proxy that does not accept Basic is not advised to get a password', () => {
  const fixFor = (detail: string) => proxyFailed({ host: HOST, reason: 'proxy-sign-in', proxy: 'proxy:1', detail }).fix
  expect(fixFor('Negotiate, NTLM')).toContain('by Basic only')
  for (const schemes of ['', 'Basic', 'Negotiate, Basic']) expect(fixFor(schemes)).toContain('user:password@')
})
