import { expect, test } from 'vitest'
import { cookiesFor } from './cookies.server'

test('every cookie over https is bound to this host', () => {
  for (const { name, options } of Object.values(cookiesFor('https://wizard.example.com'))) {
    expect(name).toMatch(/^__Host-/)
    // The browser's rules for the prefix.
    expect(options).toMatchObject({ secure: true, path: '/', httpOnly: true, sameSite: 'lax' })
    expect(options).not.toHaveProperty('domain')
  }
})

test('cookies over http on this machine have no prefix, since browsers would refuse it', () => {
  for (const { name, options } of Object.values(cookiesFor('http://localhost:3000'))) {
    expect(name).not.toMatch(/^__/)
    expect(options).toMatchObject({ secure: false, httpOnly: true, sameSite: 'lax' })
  }
})

test('no two cookies share a name', () => {
  const names = Object.values(cookiesFor('https://wizard.example.com')).map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})
