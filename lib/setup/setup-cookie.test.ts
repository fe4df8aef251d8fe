import { expect, test } from 'vitest'
import { setupCookie, setupIdOf } from './setup-cookie'

const ID = '11111111-2222-3333-4444-555555555555'
const SETUP = { id: ID, expiresAt: new Date('2026-11-29T10:00:00Z') }

test('each setup has its own cookie, hidden from scripts and other sites’ forms', () => {
  const cookie = setupCookie(SETUP, 'session', 'https://wizard.example.com')
  expect(cookie).toMatchObject({
    name: `__Host-setup-${ID}`,
    value: 'session',
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: true,
  })
  expect(setupIdOf(cookie.name, 'https://wizard.example.com')).toBe(ID)
  expect(setupIdOf(cookie.name, 'http://localhost:3000')).toBeNull()
  expect(setupIdOf('session', 'http://localhost:3000')).toBeNull()
})

test('the cookie works over http too, on this machine', () => {
  expect(setupCookie(SETUP, 'x', 'http://localhost:3000')).toMatchObject({ name: `setup-${ID}`, secure: false })
})
