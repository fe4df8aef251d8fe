import { expect, test } from 'vitest'
import { cookiesFor } from './cookies.server'

test('over https every cookie is this host’s alone', () => {
  for (const { name, options } of Object.values(cookiesFor('https://wizard.example.com'))) {
    expect(name).toMatch(/^__Host-/)
    // What browsers ask of the prefix.
    expect(options).toMatchObject({ secure: true, path: '/', httpOnly: true, sameSite: 'lax' })
    expect(options).not.toHaveProperty('domain')
  }
})

test('over http, on this machine, cookies come without the prefix that browsers would refuse', () => {
  for (const { name, options } of Object.values(cookiesFor('http://localhost:3000'))) {
    expect(name).not.toMatch(/^__/)
    expect(options).toMatchObject({ secure: false, httpOnly: true, sameSite: 'lax' })
  }
})

test('no two cookies share a name', () => {
  const names = Object.values(cookiesFor('https://wizard.example.com')).map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})
