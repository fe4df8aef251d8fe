import { expect, test } from 'vitest'
import { networkFault, ProxyError } from './network-fault'

function withCode(code: string): Error {
  return Object.assign(new Error('x'), { code })
}

test.each([
  ['ECONNREFUSED', 'refused'],
  ['EHOSTUNREACH', 'no-route'],
  ['ENOTFOUND', 'not-found'],
  ['EAI_AGAIN', 'not-found'],
  ['ETIMEDOUT', 'timeout'],
  ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
  ['UND_ERR_SOCKET', 'broken'],
  ['HPE_INVALID_CONSTANT', 'broken'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'untrusted'],
  ['UNABLE_TO_GET_CRL', 'certificate'],
  ['CERT_REVOKED', 'certificate'],
  ['ERR_SSL_EE_KEY_TOO_SMALL', 'certificate'],
  ['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 'handshake'],
  ['EPROTO', 'handshake'],
  ['EWHATEVER', 'unknown'],
])('the code %s is read as %s and kept, at any depth', (code, reason) => {
  const deep = new TypeError('fetch failed', { cause: new AggregateError([withCode(code), withCode('EPIPE')]) })
  for (const error of [withCode(code), deep]) expect(networkFault(error)).toEqual({ reason, code })
})

test('OpenSSL’s “wrong version number” is recognised under any code', () => {
  const error = Object.assign(new Error('SSL routines::wrong version number'), { code: 'EPROTO' })
  expect(networkFault(error)).toMatchObject({ reason: 'plain-http' })
})

test.each([
  [Object.assign(new Error('aborted'), { name: 'TimeoutError' }), 'timeout'],
  // For a response that is not HTTP, Node.js 24 gives only a name.
  [new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { name: 'HTTPParserError' }) }), 'broken'],
  [new TypeError('terminated'), 'broken'],
  [new Error('what?'), 'unknown'],
  ['no error', 'unknown'],
])('%s without a code is read as %s', (error, reason) => {
  expect(networkFault(error)).toEqual({ reason })
})

test('a certificate for hundreds of names is described briefly', () => {
  const cert = { subjectaltname: Array.from({ length: 500 }, (_none, index) => `DNS:${index}.example`).join(', ') }
  const error = Object.assign(withCode('ERR_TLS_CERT_ALTNAME_INVALID'), { cert })
  expect(networkFault(error).detail).toMatch(/^0\.example, 1\.example.{160,200}$/)
})

test('a circular cause ends', () => {
  const error = new Error('x')
  error.cause = error
  expect(networkFault(error)).toEqual({ reason: 'unknown' })
})

test.each([
  ['ECONNREFUSED', 'proxy-unreachable'],
  ['ENOTFOUND', 'proxy-not-found'],
  ['UND_ERR_CONNECT_TIMEOUT', 'proxy-timeout'],
  ['UND_ERR_SOCKET', 'proxy-broken'],
  ['CERT_HAS_EXPIRED', 'proxy-tls'],
])('the code %s on the way to a proxy is read as %s', (code, reason) => {
  const error = new TypeError('fetch failed', { cause: new ProxyError({ cause: withCode(code) }) })
  expect(networkFault(error)).toEqual({ reason, code })
})
