import { expect, test } from 'vitest'
import { leadsNowhere } from './leads-nowhere'

const GUIDES = [{ connector: 'acme', slug: 'oauth' }]

test.each([
  '/',
  '/connectors',
  '/connectors/acme/oauth',
  '/connectors/acme/oauth/guide.md',
  // The text forms answer for themselves.
  '/connectors/acme/other/guide.md',
  '/profiles/new/acme/other',
])('%s leads where it says', (path) => {
  expect(leadsNowhere(path, GUIDES)).toBe(false)
})

test.each([
  '/connectors/',
  '/connectors/acme',
  '/connectors/acme/other',
  '/connectors/other/oauth',
  '/connectors/a%2fb/oauth',
  '/connectors/%E0%A4%A/x',
  '/profiles/%ff',
])('%s leads nowhere', (path) => {
  expect(leadsNowhere(path, GUIDES)).toBe(true)
})

test('a guide’s address may be written with escapes', () => {
  expect(leadsNowhere('/connectors/%61cme/oauth', GUIDES)).toBe(false)
})
