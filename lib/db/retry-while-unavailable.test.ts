import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { retryWhileUnavailable } from './retry-while-unavailable'
import { StoreError } from './store-error'

const UNAVAILABLE = new StoreError('ECONNREFUSED', null)
const REFUSED = new StoreError('23505', 'profiles_name_key')

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

test('work is retried until the database is back', async () => {
  const work = vi.fn<() => Promise<string>>().mockRejectedValueOnce(UNAVAILABLE).mockRejectedValueOnce(UNAVAILABLE)
  work.mockResolvedValue('done')
  const done = retryWhileUnavailable(work, 10_000)
  await vi.runAllTimersAsync()
  expect(await done).toBe('done')
  expect(work).toHaveBeenCalledTimes(3)
})

test('retries stop at the time limit', async () => {
  const begun = performance.now()
  const done = retryWhileUnavailable(() => Promise.reject(UNAVAILABLE), 10_000).catch((error) => [
    error,
    performance.now() - begun,
  ])
  await vi.runAllTimersAsync()
  const [error, ms] = await done
  expect(error).toBe(UNAVAILABLE)
  expect(ms).toBe(10_000)
})

test.each([REFUSED, new TypeError('a fault of our own')])(
  'an error that would repeat is not retried (%s)',
  async (error) => {
    const work = vi.fn(() => Promise.reject(error))
    await expect(retryWhileUnavailable(work, 10_000)).rejects.toBe(error)
    expect(work).toHaveBeenCalledTimes(1)
  },
)
