import { expect, test } from 'vitest'
import { isUnknownPath } from './unknown-path'

const isGuide = (connector: string, slug: string) => connector === 'acme' && slug === 'oauth'

test.each([
  '/',
  '/connectors',
  '/connectors/acme/oauth',
  '/connectors/acme/oauth/guide.md',
  '/connectors/acme/oauth/commands',
  // The text formats have their own responses.
  '/connectors/acme/other/guide.md',
  '/profiles/new/acme/other',
])('%s is a known path', (path) => {
  expect(isUnknownPath(path, isGuide)).toBe(false)
})

test.each([
  '/connectors/',
  '/connectors/acme',
  '/connectors/acme/other',
  '/connectors/acme/other/commands',
  '/connectors/other/oauth',
  '/connectors/a%2fb/oauth',
  '/connectors/%E0%A4%A/x',
  '/profiles/%ff',
])('%s is an unknown path', (path) => {
  expect(isUnknownPath(path, isGuide)).toBe(true)
})

test('a guide’s path may be percent-encoded', () => {
  expect(isUnknownPath('/connectors/%61cme/oauth', isGuide)).toBe(false)
})
