import { expect, test } from 'vitest'
import { atOnce } from './at-once'

test('one network has its own bound, and no other is kept out by it', () => {
  const enter = atOnce(10, 2)
  const leave = enter('1.2.3.4')
  expect(enter('1.2.3.4')).not.toBeNull()
  expect(enter('1.2.3.4')).toBeNull()
  expect(enter('1.2.3.5')).not.toBeNull()
  leave?.()
  expect(enter('1.2.3.4')).not.toBeNull()
  expect(enter('1.2.3.4')).toBeNull()
})

test('addresses of one IPv6 line are one network', () => {
  const enter = atOnce(10, 1)
  expect(enter('2001:db8::1')).not.toBeNull()
  expect(enter('2001:db8::2')).toBeNull()
})

test('all networks together have a bound too', () => {
  const enter = atOnce(3, 2)
  const places = ['a', 'b', 'c'].map((address) => enter(address))
  expect(places).not.toContain(null)
  expect(enter('d')).toBeNull()
  places[0]?.()
  expect(enter('d')).not.toBeNull()
})
