import { expect, test } from 'vitest'
import { knownPage } from './known-page'

const GUIDES = [{ connector: 'acme', slug: 'oauth' }]

test.each([
  '/',
  '/connectors',
  '/connectors/acme/oauth',
  '/connectors/acme/oauth?actions=a',
  '/connectors/acme/oauth/guide.md',
  // The text forms answer for themselves.
  '/connectors/acme/other/guide.md?x',
  '/profiles/new/acme/other',
])('%s is asked for as it is', (url) => {
  expect(knownPage(url, GUIDES)).toBe(url)
})

test.each([
  '/connectors/',
  '/connectors/acme',
  '/connectors/acme/other',
  '/connectors/other/oauth?actions=a',
  '/connectors/a%2fb/oauth',
])('%s leads to the page for unknown addresses', (url) => {
  expect(knownPage(url, GUIDES)).toBe('/no-such-page')
})

test('a guide’s address may be written with escapes', () => {
  expect(knownPage('/connectors/%61cme/oauth', GUIDES)).toBe('/connectors/%61cme/oauth')
})
