import { expect, test } from 'vitest'
import { clientAddress } from './client-address'

const FORGED = { 'x-forwarded-for': '6.6.6.6, 1.2.3.4, 10.0.0.1' }

test.each([
  [0, '127.0.0.1'],
  [1, '10.0.0.1'],
  [2, '1.2.3.4'],
])('behind %i trusted proxies the address is %s', (proxies, address) => {
  expect(clientAddress(FORGED, '127.0.0.1', proxies)).toBe(address)
})

test('without a proxy header, the address is the connection’s', () => {
  expect(clientAddress({}, '127.0.0.1', 1)).toBe('127.0.0.1')
  expect(clientAddress({}, undefined, 0)).toBe('unknown')
})

test.each([
  ['1.2.3.4:5678', '1.2.3.4'],
  ['[2001:db8::1]:5678', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['2001:db8::1', '2001:db8::1'],
  ['', '127.0.0.1'],
])('the form %s of a proxy is read', (written, address) => {
  expect(clientAddress({ 'x-forwarded-for': `6.6.6.6, ${written}` }, '127.0.0.1', 1)).toBe(address)
})
