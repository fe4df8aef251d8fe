import { expect, test } from 'vitest'
import { callbackUrl } from './callback-url'

test.each(['https://wizard.example.com', 'http://localhost:3000', 'http://[::1]:8080'])(
  'the redirect URL of %s is below it, absolute, without query or fragment (RFC 6749 section 3.1.2)',
  (publicUrl) => {
    const { href, origin, pathname, search, hash } = new URL(callbackUrl(publicUrl))
    expect(href).toBe(callbackUrl(publicUrl))
    expect([origin, search, hash]).toEqual([publicUrl, '', ''])
    expect(pathname).toMatch(/^\/[a-z]+(\/[a-z]+)*$/)
  },
)
