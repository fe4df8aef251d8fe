import { expect, test } from 'vitest'
import { securityHeaders } from './headers'

const PLACE = { path: '/', nonce: 'bm9uY2U=', isSecure: false, issuer: null as string | null, isDev: false }

function policyOf(place: Partial<typeof PLACE>): Map<string, string> {
  const policy = securityHeaders({ ...PLACE, ...place })['content-security-policy'] ?? ''
  return new Map(policy.split('; ').map((each) => [each.split(' ', 1)[0] ?? '', each.replace(/^\S+ ?/, '')]))
}

test('scripts run only with the nonce, and nothing loads from elsewhere', () => {
  const policy = policyOf({})
  expect(policy.get('script-src')).toBe("'nonce-bm9uY2U=' 'strict-dynamic'")
  expect(policy.get('default-src')).toBe("'none'")
  for (const [directive, sources] of policy) expect(sources, directive).not.toMatch(/unsafe|https?:|\*|data:|blob:/)
})

test('a page embeds nothing, cannot be framed, and cannot change its base URL', () => {
  for (const directive of ['object-src', 'frame-ancestors', 'base-uri']) {
    expect(policyOf({}).get(directive), directive).toBe("'none'")
  }
  expect(securityHeaders(PLACE)['x-frame-options']).toBe('DENY')
})

test('forms go only to this site, except the one to the company’s sign-in', () => {
  const issuer = 'http://localhost:4020/realms/x'
  expect(policyOf({ path: '/sign-in' }).get('form-action')).toBe("'self'")
  expect(policyOf({ path: '/profiles', issuer }).get('form-action')).toBe("'self'")
  expect(policyOf({ path: '/sign-in', issuer }).get('form-action')).toBe("'self' https: http://localhost:4020")
})

test.each(['/connect/callback', '/connect/problem', '/test-runs/7e2f/sign-in'])(
  'the address of %s is never sent as a referrer',
  (path) => {
    expect(securityHeaders({ ...PLACE, path })['referrer-policy']).toBe('no-referrer')
  },
)

test('other sites see only the wizard’s origin', () => {
  expect(securityHeaders(PLACE)['referrer-policy']).toBe('strict-origin-when-cross-origin')
})

test('HSTS is sent only over https', () => {
  expect(securityHeaders(PLACE)).not.toHaveProperty('strict-transport-security')
  expect(policyOf({}).has('upgrade-insecure-requests')).toBe(false)
  expect(securityHeaders({ ...PLACE, isSecure: true })['strict-transport-security']).toBe(
    'max-age=63072000; includeSubDomains',
  )
  expect(policyOf({ isSecure: true }).has('upgrade-insecure-requests')).toBe(true)
})

test('the policy is relaxed only for development', () => {
  expect(policyOf({ isDev: true }).get('script-src')).toBe("'nonce-bm9uY2U=' 'strict-dynamic' 'unsafe-eval'")
})

test('no referrer contains the token of a setup link, and no search engine indexes it', () => {
  const headersOf = (path: string) => securityHeaders({ ...PLACE, path })
  for (const path of ['/setup/x', '/setup/s/x', '/sign-in-for', '/sign-in-for/x', '/setup/s/x/test-runs/y']) {
    expect(headersOf(path)).toMatchObject({
      'referrer-policy': 'strict-origin',
      'x-robots-tag': expect.stringContaining('noindex'),
    })
  }
  for (const path of ['/setup/s/x/test-runs/y/sign-in', '/sign-in-for/provider']) {
    expect(headersOf(path)['referrer-policy']).toBe('no-referrer')
  }
  expect(headersOf('/profiles')).not.toHaveProperty('x-robots-tag')
})
