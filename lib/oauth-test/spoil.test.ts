import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spoil } from './spoil'

test('a spoiled secret has the shape of the true one, and is never it', () => {
  const shapeOf = (text: string) => text.replace(/[0-9]/g, '0').replace(/[a-z]/g, 'a').replace(/[A-Z]/g, 'A')
  fc.assert(
    fc.property(fc.stringMatching(/^[\w.~-]*[a-zA-Z0-9]{4}$/), (secret) => {
      expect(spoil(secret)).not.toBe(secret)
      expect(shapeOf(spoil(secret))).toBe(shapeOf(secret))
    }),
  )
})

test('of a JSON Web Token the whole signature is spoiled, and the claims stay', () => {
  const [claims, signature] = ['eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0', 'abcdefghijklmnop'.repeat(8)]
  const spoiled = spoil(`${claims}.${signature}`)
  expect(spoiled.startsWith(`${claims}.`)).toBe(true)
  const changed = spoiled.slice(claims.length + 1)
  for (let at = 0; at < signature.length; at++) expect(changed[at]).not.toBe(signature[at])
})

test('what is hexadecimal stays so', () => {
  expect(spoil(`dose${'0123456789abcdef'.repeat(2)}`)).toMatch(/^dose[0-9a-f]{32}$/)
})
