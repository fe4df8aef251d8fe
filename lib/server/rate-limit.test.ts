import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { rateLimit } from './rate-limit'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('one network’s requests are counted for a minute, and no other’s', async () => {
  const limit = rateLimit(3)
  for (let each = 0; each < 3; each++) expect(await limit('/', '1.2.3.4')).toBeNull()
  expect(await limit('/', '1.2.3.4')).toMatchObject({ status: 429, headers: { 'retry-after': '60' } })
  expect(await limit('/', '1.2.3.5')).toBeNull()
  await vi.advanceTimersByTimeAsync(60_001)
  expect(await limit('/', '1.2.3.4')).toBeNull()
})

test('addresses of one IPv6 line are one network', async () => {
  const limit = rateLimit(1)
  expect(await limit('/', '2001:db8::1')).toBeNull()
  expect(await limit('/', '2001:db8::2')).toMatchObject({ status: 429 })
})

test('probes and files of the build are always answered', async () => {
  const limit = rateLimit(1)
  for (let each = 0; each < 5; each++) {
    for (const path of ['/api/health', '/api/ready', '/_next/static/a.js']) expect(await limit(path, '::1')).toBeNull()
  }
})

test('without a bound nothing is counted', async () => {
  const limit = rateLimit(0)
  for (let each = 0; each < 5; each++) expect(await limit('/', '::1')).toBeNull()
})
