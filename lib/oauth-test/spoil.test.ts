import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spoil } from './spoil'

test('a spoiled secret has the shape of the true one and differs from it', () => {
  const shapeOf = (text: string) => text.replace(/[0-9]/g, '0').replace(/[a-z]/g, 'a').replace(/[A-Z]/g, 'A')
  fc.assert(
    fc.property(fc.stringMatching(/^[\w.~-]*[a-zA-Z0-9]{4}$/), (secret) => {
      expect(spoil(secret)).not.toBe(secret)
      expect(shapeOf(spoil(secret))).toBe(shapeOf(secret))
    }),
  )
})

test('a spoiled JSON Web Token has another signature and the same claims', () => {
  const [claims, signature] = ['eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0', 'abcdefghijklmnop'.repeat(8)]
  const spoiled = spoil(`${claims}.${signature}`)
  expect(spoiled.startsWith(`${claims}.`)).toBe(true)
  const changed = spoiled.slice(claims.length + 1)
  for (let at = 0; at < signature.length; at++) expect(changed[at]).not.toBe(signature[at])
})

test('a spoiled hexadecimal text stays hexadecimal', () => {
  expect(spoil(`dose${'0123456789abcdef'.repeat(2)}`)).toMatch(/^dose[0-9a-f]{32}$/)
})
