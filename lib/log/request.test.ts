import { expect, test } from 'vitest'
import { currentRequest, newRequestId, requestId, withRequest } from './request'

test('a request’s context reaches only the work that the request starts', async () => {
  const requests = ['one', 'two'].map((id) => ({ id, from: `address of ${id}` }))
  const seen = await Promise.all(
    requests.map((request) =>
      withRequest(request, async () => {
        await new Promise((resolve) => setImmediate(resolve))
        return [currentRequest(), requestId()]
      }),
    ),
  )
  expect(seen).toEqual(requests.map((request) => [request, request.id]))
  expect(currentRequest()).toBeUndefined()
})

test('a proxy’s request id is kept if it is valid', () => {
  expect(newRequestId('f3b1c2d4-0000-4000-8000-000000000000')).toBe('f3b1c2d4-0000-4000-8000-000000000000')
  for (const given of [undefined, '', 'short', 'with space 123', 'a'.repeat(65), 'new\nline1234', '<script>alert']) {
    expect(newRequestId(given)).toMatch(/^[0-9a-f]{16}$/)
  }
  expect(newRequestId(undefined)).not.toBe(newRequestId(undefined))
})
