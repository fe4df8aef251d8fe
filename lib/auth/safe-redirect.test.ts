import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_RETURN_PATH, safeReturnPath, signInPath } from './safe-redirect'

const SITE = 'https://wizard.example'

/** Paths without a page: every route handler in app/. */
const HANDLERS = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('/route.ts'))
  .map(
    (file) =>
      `/${file
        .replace('/route.ts', '')
        .replace(/\(\w+\)\//, '')
        .replace(/\[[^\]]+\]/g, 'x')}`,
  )

test.each(HANDLERS)('%s is not a return path, because opening it has an effect', (path) => {
  expect(safeReturnPath(path)).toBe(DEFAULT_RETURN_PATH)
})

describe('safeReturnPath', () => {
  test.each([
    '/profiles',
    '/profiles?q=a+b&page=2',
    '/connectors/databricks/oauth-u2m?actions=list_users#step',
    '/profiles?return=https://evil.example/',
    '/%2f%2fevil.example',
    '/@evil.example',
  ])('keeps %s', (path) => {
    expect(safeReturnPath(path)).toBe(path)
  })

  test.each([
    ['/a/../profiles', '/profiles'],
    ['/pro\nfi\tles', '/profiles'],
    ['/profiles/ü?q=ü', '/profiles/%C3%BC?q=%C3%BC'],
  ])('turns %j into %s', (text, path) => {
    expect(safeReturnPath(text)).toBe(path)
  })

  test.each([
    null,
    undefined,
    '',
    '/',
    'profiles',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n\\evil.example',
    '\t//evil.example',
    '/.//evil.example',
    '/./\\evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example',
    '/%2E%2e//evil.example',
    'https://evil.example/',
    'https:/evil.example',
    'https:evil.example',
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    '@evil.example',
    'user@evil.example',
    'https://wizard.example@evil.example/',
    '.evil.example',
    ':8080',
    '?q=a',
    '#a',
    '__proto__',
    '/sign-in',
    '/sign-in?return=/sign-in',
    '/history/csv?x#y',
    '/calendar/token.ics',
    '/api/account-links/a',
    '/history/%63sv/',
    '/history//csv',
    '/profiles/../history/csv',
    '/a%',
    `/${'a'.repeat(8000)}`,
  ])('replaces %.60j with the default', (text) => {
    expect(safeReturnPath(text)).toBe(DEFAULT_RETURN_PATH)
  })

  test('never leaves the site, and returns a path of printable ASCII', () => {
    const parts = [
      '/',
      '\\',
      '\t',
      '\n',
      '\r',
      '.',
      '..',
      '%2f',
      '%5c',
      '%2e',
      '@',
      ':',
      '?',
      '#',
      'evil.example',
      'http:',
    ]
    const tricky = fc.array(fc.constantFrom(...parts), { maxLength: 10 }).map((chosen) => chosen.join(''))
    const anyText = fc.oneof(
      tricky,
      tricky.map((text) => `/${text}`),
      fc.string({ unit: 'binary' }).map((text) => `/${text}`),
      fc.string({ unit: 'binary' }),
      fc.webUrl(),
    )
    fc.assert(
      fc.property(anyText, (text) => {
        const path = safeReturnPath(text)
        expect(new URL(path, SITE).origin).toBe(SITE)
        expect(new URL(SITE + path).origin).toBe(SITE)
        expect(path).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/)
      }),
      { numRuns: 1000 },
    )
  })
})

test.each(['/profiles', '/profiles?q=a b&sort=name#x', '//evil.example'])('the sign-in page keeps %s whole', (path) => {
  const url = new URL(signInPath(path), SITE)
  expect(url.pathname).toBe('/sign-in')
  expect(url.searchParams.get('return')).toBe(path)
})
