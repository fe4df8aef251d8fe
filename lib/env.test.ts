import { afterEach, expect, test, vi } from 'vitest'
import { readEnv } from './env'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

/** What is wrong, as one sentence; fails when nothing is. */
function problemOf(variables: Record<string, string>): string {
  try {
    readEnv(variables)
  } catch (error) {
    if (error instanceof Error) return error.message
  }
  throw new Error('The settings were taken.')
}

test('with nothing set, the wizard is on this machine alone, at port 3000', () => {
  expect(readEnv({})).toEqual({ port: 3000, host: '127.0.0.1', publicUrl: 'http://localhost:3000' })
})

test('an empty variable counts as not set, a foreign one does not count', () => {
  expect(readEnv({ PORT: '', HOST: '', PUBLIC_URL: '', OTHER: 'x', UNSET: undefined })).toEqual(readEnv({}))
})

test('without a public address, the local one has the port', () => {
  expect(readEnv({ PORT: '8080' })).toEqual({ port: 8080, host: '127.0.0.1', publicUrl: 'http://localhost:8080' })
})

test.each([
  ['https://wizard.example.com', 'https://wizard.example.com'],
  ['https://wizard.example.com/', 'https://wizard.example.com'],
  ['HTTPS://Wizard.Example.com:443/', 'https://wizard.example.com'],
  ['http://localhost:8080/', 'http://localhost:8080'],
  ['http://192.0.2.1:8080', 'http://192.0.2.1:8080'],
])('PUBLIC_URL %s is taken as %s, and leaves the port alone', (PUBLIC_URL, publicUrl) => {
  expect(readEnv({ PUBLIC_URL })).toMatchObject({ port: 3000, publicUrl })
})

test.each(['1', '65535'])('port %s is taken', (PORT) => {
  expect(readEnv({ PORT }).port).toBe(Number(PORT))
})

test.each([
  ['PORT', 'hunter2'],
  ['PORT', '0'],
  ['PORT', '-73'],
  ['PORT', '70000'],
  ['PORT', '80.5'],
  ['PORT', 'Infinity'],
  ['PORT', '3000;3001'],
  ['PUBLIC_URL', 'hunter2'],
  ['PUBLIC_URL', 'hunter2.example.org'],
  ['PUBLIC_URL', '//hunter2.example.org'],
  ['PUBLIC_URL', 'ftp://hunter2.example.org'],
  ['PUBLIC_URL', 'javascript:alert(73)'],
  ['PUBLIC_URL', 'https://'],
  ['PUBLIC_URL', 'https://hunter2.example.org/path'],
  ['PUBLIC_URL', 'https://hunter2.example.org/?query'],
  ['PUBLIC_URL', 'https://hunter2.example.org/#part'],
  ['PUBLIC_URL', 'https://user:hunter2@example.org'],
])('%s=%s is refused in one sentence that names the variable once, and not its value', (name, value) => {
  const problem = problemOf({ [name]: value })
  expect(problem).toMatch(/^[A-Z][^\n]+\.$/)
  expect(problem.split(name)).toHaveLength(2)
  expect(problem).toMatch(new RegExp(`${name} must be .+`))
  expect(problem).not.toMatch(/hunter2|-73|70000|80\.5|Infinity|3001|alert|user:/)
})

test('every variable that is wrong is named', () => {
  expect(problemOf({ PORT: 'x', PUBLIC_URL: 'https://a.example/b' })).toMatch(/PORT must be .*; PUBLIC_URL must be /)
})

test('the environment of the process is checked once, when it is first asked for', async () => {
  vi.stubEnv('PORT', '4000')
  vi.stubEnv('PUBLIC_URL', '')
  const { env } = await import('./env')
  expect(env().port).toBe(4000)
  vi.stubEnv('PORT', 'wrong')
  expect(env().port).toBe(4000)
})
