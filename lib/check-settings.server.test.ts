import { afterEach, beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => {
  vi.resetModules()
})

afterEach(() => {
  vi.unstubAllEnvs()
})

async function check(port: string) {
  vi.stubEnv('PORT', port)
  vi.stubEnv('PUBLIC_URL', '')
  const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never)
  const print = vi.spyOn(console, 'error').mockReturnValue()
  const { checkSettings } = await import('./check-settings.server')
  checkSettings()
  return { exit: exit.mock.calls, printed: print.mock.calls }
}

test('a wrong setting ends the process with status 1 and one sentence', async () => {
  const { exit, printed } = await check('wrong')
  expect(exit).toEqual([[1]])
  expect(printed).toEqual([[expect.stringMatching(/^[^\n]*PORT[^\n]*\.$/)]])
})

test('right settings go on without a word', async () => {
  expect(await check('3000')).toEqual({ exit: [], printed: [] })
})
