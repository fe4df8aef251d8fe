import { expect, test } from 'vitest'
import { formOrigin, ownOrigins } from './form-origin'

const ORIGINS = ownOrigins({ publicUrl: 'https://wizard.example', port: 3000 })

const from = (headers: Record<string, string>) => formOrigin(new Headers(headers), ORIGINS)

test.each(['https://wizard.example', 'http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])(
  'a form of a page at %s is our own',
  (origin) => {
    expect(from({ origin, 'sec-fetch-site': 'same-origin' })).toBe(origin)
  },
)

test.each<Record<string, string>>([
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'https://wizard.example.evil.example' },
  { origin: 'http://wizard.example' },
  { origin: 'https://wizard.example:444' },
  { origin: 'https://wizard.example', 'sec-fetch-site': 'cross-site' },
  { origin: 'https://wizard.example', 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'cross-site' },
])('a form with %j comes from another site', (headers) => {
  expect(from(headers)).toBeNull()
})

test('a reloaded form, or one from a program without cookies, is allowed', () => {
  expect(from({ origin: 'https://wizard.example', 'sec-fetch-site': 'none' })).toBe('https://wizard.example')
  expect(from({})).toBe('https://wizard.example')
})
