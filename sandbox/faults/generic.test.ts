import { expect, onTestFinished, test, vi } from 'vitest'
import { startSandbox } from '../server'
import { askFor, makeWorld } from '../testing/world'
import { worldForTests } from '../testing/world-for-tests'
import { isGeneric } from './generic'
import { FAULTS } from './table'

const { world, switchOn } = worldForTests()

type Check = (ask: (timeout?: number) => Promise<Response>) => Promise<void>

const CHECKS: Record<string, Check> = {
  reset: async (ask) => {
    await expect(ask()).rejects.toThrow('fetch failed')
  },
  hang: async (ask) => {
    await expect(ask(40)).rejects.toThrow(/timeout|abort/i)
  },
  'slow-drip': async (ask) => {
    const response = await ask()
    expect(response.status).toBe(200)
    const reader = response.body?.getReader()
    const first = await Promise.race([reader?.read(), new Promise((resolve) => setTimeout(resolve, 30, 'nothing yet'))])
    expect(first).toBe('nothing yet')
    await reader?.cancel()
  },
  '500': async (ask) => expect((await ask()).status).toBe(500),
  '503': async (ask) => {
    const response = await ask()
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '120'])
  },
  '429': async (ask) => {
    const response = await ask()
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '30'])
  },
  html: async (ask) => {
    const response = await ask()
    expect(response.status).toBe(200)
    expect(await response.text()).toMatch(/^<!doctype html>/)
  },
  'proxy-page': async (ask) => {
    const response = await ask()
    expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('(squid/')])
  },
  'gateway-page': async (ask) => {
    const response = await ask()
    expect([response.status, await response.text()]).toEqual([405, expect.stringContaining('METHOD_NOT_ALLOWED')])
  },
  'cut-json': async (ask) => {
    const text = await (await ask()).text()
    expect(text).toMatch(/^\{/)
    expect(() => JSON.parse(text)).toThrow()
  },
  huge: async (ask) => {
    const response = await ask()
    expect(response.headers.get('content-type')).toBe('application/json')
    const reader = response.body?.getReader()
    let size = 0
    while (size < 1_000_000) size += (await reader?.read())?.value?.length ?? Number.NaN
    await reader?.cancel()
  },
  'redirect-loop': async (ask) => {
    const response = await ask()
    expect([response.status, response.headers.get('location')]).toEqual([302, response.url])
  },
  'redirect-elsewhere': async (ask) => {
    const response = await ask()
    expect([response.status, response.headers.get('location')]).toEqual([302, 'http://127.0.0.1:1/'])
  },
  'wrong-type': async (ask) => {
    const response = await ask()
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(await response.json()).toBeTypeOf('object')
  },
  empty: async (ask) => {
    const response = await ask()
    expect([response.status, await response.text()]).toEqual([200, ''])
  },
}

test.each(FAULTS.filter(isGeneric))('$id: $title', async ({ id, target }) => {
  const check = CHECKS[id.slice(target.length + 1)]
  switchOn(id)
  await check?.((timeout) => askFor(world(), target, timeout))
  expect.hasAssertions()
})

test('a fault of one scope leaves the others working', async () => {
  switchOn('api-billing-500')
  expect((await askFor(world(), 'api-scim')).status).toBe(200)
})

test('slow-drip sends a byte each second', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  switchOn('metadata-slow-drip')
  const reader = (await askFor(world(), 'metadata')).body?.getReader()
  for (let second = 0; second < 3; second++) {
    vi.advanceTimersByTime(1_000)
    expect((await reader?.read())?.value).toHaveLength(1)
  }
  await reader?.cancel()
})

test('huge is 50 MB for clients that read to the end', async () => {
  switchOn('metadata-huge')
  let size = 0
  for await (const chunk of (await askFor(world(), 'metadata')).body ?? []) size += chunk.length
  expect(size).toBeGreaterThan(50 * 1024 * 1024)
})

test('the sandbox stops at once, although answers are pending', async () => {
  const own = await startSandbox({ port: 0 })
  const there = await makeWorld(own)
  there.account.faults = { on: new Set(['metadata-hang', 'api-slow-drip']), latency: 0 }
  const hanging = askFor(there, 'metadata').catch(() => 'broken off')
  await askFor(there, 'api')
  await own.stop()
  expect(await hanging).toBe('broken off')
  await own.stop()
})
