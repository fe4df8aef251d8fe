import { expect, test } from 'vitest'
import { logoOf, readLogo } from './logos'

test.each([
  [{ connector: 'databricks' }, 'databricks'],
  [{ connector: 'google-drive' }, 'googledrive'],
  [{ connector: 'acme', logo: 'github' }, 'github'],
  [{ connector: 'acme' }, null],
  [{ connector: '../package' }, null],
])('the icon of %j is %s', (guide, name) => {
  expect(logoOf(guide)).toBe(name)
})

test('an icon is read by its name, and nothing else is', () => {
  expect(readLogo('databricks')).toMatch(/^<svg /)
  expect(readLogo('../../package')).toBeNull()
})
