import { expect, test } from 'vitest'
import { newRequestId, requestId, withRequestId } from './request-id'

test('a request’s id is known to all that it begins, and to nothing else', async () => {
  const seen = await Promise.all(
    ['one', 'two'].map((id) =>
      withRequestId(id, async () => {
        await new Promise((resolve) => setImmediate(resolve))
        return requestId()
      }),
    ),
  )
  expect(seen).toEqual(['one', 'two'])
  expect(requestId()).toBeUndefined()
})

test('a proxy’s id is kept when it is one', () => {
  expect(newRequestId('f3b1c2d4-0000-4000-8000-000000000000')).toBe('f3b1c2d4-0000-4000-8000-000000000000')
  for (const given of [undefined, '', 'short', 'with space 123', 'a'.repeat(65), 'new\nline1234', '<script>alert']) {
    expect(newRequestId(given)).toMatch(/^[0-9a-f]{16}$/)
  }
  expect(newRequestId(undefined)).not.toBe(newRequestId(undefined))
})
