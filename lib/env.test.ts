import { afterEach, describe, expect, test, vi } from 'vitest'
import { isPrivateWay, readEnv } from './env'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

/** The problem as one sentence; fails if there is none. */
function problemOf(variables: Record<string, string>): string {
  try {
    readEnv(variables)
  } catch (error) {
    if (error instanceof Error) return error.message
  }
  throw new Error('The settings were taken.')
}

const KEY = Buffer.alloc(32, 7).toString('base64')
const OIDC = {
  AUTH_OIDC_ISSUER: 'https://login.example.com/realm/',
  AUTH_OIDC_CLIENT_ID: 'wizard',
  AUTH_OIDC_CLIENT_SECRET: 'a secret',
  AUTH_ALLOWED: 'ann@example.com, example.org',
}

test('without settings, the wizard listens on this machine only, at port 3000, and stores everything in ./data', () => {
  expect(readEnv({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:3000',
    dataDir: './data',
    databaseUrl: null,
    secretsKeys: [],
    oidc: null,
    trustedProxies: 0,
    logLevel: 'info',
    sandboxUrl: null,
    guidesDir: null,
    stackOne: null,
    stackOneWebhookSecrets: [],
    notify: null,
    proxies: { https: null, http: null, except: [] },
    brand: { name: null, logo: null, supportUrl: null },
    caFiles: [],
  })
})

test('an empty variable counts as not set, and unknown variables are ignored', () => {
  const names = [
    'PORT',
    'HOST',
    'PUBLIC_URL',
    'DATA_DIR',
    'DATABASE_URL',
    'SECRETS_KEY',
    'TRUSTED_PROXIES',
    'LOG_LEVEL',
    'SANDBOX_URL',
    ...['STACKONE_API_KEY', 'STACKONE_API_URL', 'STACKONE_WEBHOOK_SECRET'],
    ...['NOTIFY_WEBHOOK_URL', 'NOTIFY_WEBHOOK_SECRET'],
    ...['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'https_proxy', 'http_proxy', 'no_proxy'],
    ...['EXTRA_CA_CERTS', 'NODE_EXTRA_CA_CERTS'],
    ...['BRAND_NAME', 'BRAND_LOGO', 'SUPPORT_URL'],
  ]
  const empty = Object.fromEntries([...names, ...Object.keys(OIDC)].map((name) => [name, '']))
  expect(readEnv({ ...empty, OTHER: 'x', UNSET: undefined })).toEqual(readEnv({}))
})

test('the default public URL has the port', () => {
  expect(readEnv({ PORT: '8080' })).toMatchObject({ port: 8080, publicUrl: 'http://localhost:8080' })
})

test.each([
  ['https://wizard.example.com', 'https://wizard.example.com'],
  ['https://wizard.example.com/', 'https://wizard.example.com'],
  ['HTTPS://Wizard.Example.com:443/', 'https://wizard.example.com'],
  ['http://localhost:8080/', 'http://localhost:8080'],
  ['http://192.0.2.1:8080', 'http://192.0.2.1:8080'],
])('PUBLIC_URL %s is read as %s, and the port stays', (PUBLIC_URL, publicUrl) => {
  expect(readEnv({ PUBLIC_URL })).toMatchObject({ port: 3000, publicUrl })
})

test.each(['1', '65535'])('port %s is accepted', (PORT) => {
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
])('%s=%s is refused in one sentence with the variable and without its value', (name, value) => {
  const problem = problemOf({ [name]: value })
  expect(problem).toMatch(/^[A-Z][^\n]+\.$/)
  expect(problem.split(name)).toHaveLength(2)
  expect(problem).toMatch(new RegExp(`${name} must be .+`))
  expect(problem).not.toMatch(/hunter2|-73|70000|80\.5|Infinity|3001|alert|user:/)
})

test.each([
  ['DATABASE_URL', 'hunter2'],
  ['DATABASE_URL', 'host:5432/hunter2'],
  ['DATABASE_URL', 'mysql://user:hunter2@host/name'],
  ['DATABASE_URL', 'https://user:hunter2@host/name'],
  ['DATABASE_URL', 'postgresql://user:hunter2#x@host:5432/name'],
  ['DATABASE_URL', 'postgresql://user:hunter2@host:port/name'],
  ['SECRETS_KEY', 'hunter2'],
  ['SECRETS_KEY', `${KEY},`],
  ['SECRETS_KEY', `${KEY},hunter2`],
  ['SECRETS_KEY', Buffer.alloc(31, 7).toString('base64')],
  ['SECRETS_KEY', Buffer.alloc(33, 7).toString('base64')],
  ['SECRETS_KEY', Buffer.alloc(32, 7).toString('hex')],
  ['TRUSTED_PROXIES', 'hunter2'],
  ['TRUSTED_PROXIES', '-73'],
  ['TRUSTED_PROXIES', '73'],
  ['TRUSTED_PROXIES', '0.73'],
  ['LOG_LEVEL', 'hunter2'],
  ['SANDBOX_URL', 'hunter2'],
  ['SANDBOX_URL', 'https://hunter2.example'],
  ['SANDBOX_URL', 'http://localhost:73/hunter2'],
  ['SANDBOX_URL', 'http://localhost:99973'],
  ['SANDBOX_URL', 'http://localhost.hunter2.example'],
  ['SANDBOX_URL', 'http://hunter2@localhost:73'],
  ['HTTPS_PROXY', 'socks5://hunter2:1080'],
  ['HTTPS_PROXY', 'http://'],
  ['HTTPS_PROXY', 'http://user:hunter2/x@proxy:3128'],
  ['HTTPS_PROXY', 'http://user:hunter2%zz@proxy:3128'],
  ['HTTPS_PROXY', 'http://proxy:99973'],
  ['HTTPS_PROXY', 'http://proxy:3128/hunter2'],
  ['HTTPS_PROXY', 'http://proxy:3128?hunter2'],
  ['HTTP_PROXY', 'file:///hunter2'],
  ['https_proxy', 'hunter2 73'],
  ['http_proxy', 'ftp://hunter2'],
  ['AUTH_OIDC_ISSUER', 'hunter2'],
  ['AUTH_OIDC_ISSUER', 'javascript:hunter2'],
  ['AUTH_OIDC_ISSUER', 'http://hunter2.example'],
  ['AUTH_OIDC_ISSUER', 'http://localhost.hunter2.example'],
  ['AUTH_OIDC_ISSUER', 'ftp://hunter2.example'],
  ['AUTH_ALLOWED', ' , ;'],
  ['AUTH_ALLOWED', 'hunter2'],
  ['AUTH_ALLOWED', 'ann@hunter2@example.com'],
  ['AUTH_ALLOWED', 'ann@example.com, hunter2@'],
  ['AUTH_ALLOWED', '__proto__'],
])('%s=%s is refused in one sentence that names it without its value', (name, value) => {
  const problem = problemOf({ ...OIDC, [name]: value })
  expect(problem).toMatch(new RegExp(`^Invalid settings: ${name} must (be|list) [^\\n]+\\.$`))
  expect(problem).not.toMatch(/hunter2|73|mysql|__proto__|BwcH|0707/)
})

test.each([
  [{ HTTPS_PROXY: 'http://a:1' }, { https: 'http://a:1', http: null, except: [] }],
  [{ HTTP_PROXY: 'a:1' }, { https: 'http://a:1', http: 'http://a:1', except: [] }],
  [
    { HTTPS_PROXY: 'http://a:1', https_proxy: 'https://b:1/' },
    { https: 'https://b:1/', http: null, except: [] },
  ],
  [
    { HTTPS_PROXY: ' http://a:1 ', https_proxy: '' },
    { https: 'http://a:1', http: null, except: [] },
  ],
  [{ http_proxy: 'http://ann:p@ss@a:1' }, { https: 'http://ann:p@ss@a:1', http: 'http://ann:p@ss@a:1', except: [] }],
  [
    { NO_PROXY: 'x', no_proxy: 'a.example; .b.example 10.0.0.0/8,' },
    { except: ['a.example', '.b.example', '10.0.0.0/8'] },
  ],
])('the proxies in %j are read as %j', (variables, proxies) => {
  expect(readEnv(variables as Record<string, string>).proxies).toMatchObject(proxies)
})

test('a list of authority files is separated by commas', () => {
  const variables = { EXTRA_CA_CERTS: '/a b.pem, c.pem,', NODE_EXTRA_CA_CERTS: '/d.pem' }
  expect(readEnv(variables).caFiles).toEqual([
    { setting: 'EXTRA_CA_CERTS', path: '/a b.pem' },
    { setting: 'EXTRA_CA_CERTS', path: 'c.pem' },
    { setting: 'NODE_EXTRA_CA_CERTS', path: '/d.pem' },
  ])
})

describe('the operator’s brand', () => {
  test.each([
    [{ BRAND_NAME: ' Acme & Söhne ' }, { name: 'Acme & Söhne' }],
    [{ BRAND_LOGO: './logo of Acme.SVG' }, { logo: './logo of Acme.SVG' }],
    [
      { SUPPORT_URL: 'https://help.example.com/new?for=wizard' },
      { supportUrl: 'https://help.example.com/new?for=wizard' },
    ],
    [
      { SUPPORT_URL: 'mailto:help@example.com?subject=Wizard' },
      { supportUrl: 'mailto:help@example.com?subject=Wizard' },
    ],
  ])('%j is accepted', (variables, brand) => {
    expect(readEnv(variables as Record<string, string>).brand).toMatchObject(brand)
  })

  test.each([
    { BRAND_NAME: ' ' },
    { BRAND_NAME: 'a'.repeat(61) },
    { BRAND_LOGO: 'https://cdn.example.com/logo' },
    { BRAND_LOGO: './logo.html' },
    { BRAND_LOGO: './svg' },
    { SUPPORT_URL: 'javascript:alert(1)' },
    { SUPPORT_URL: 'http://help.example.com' },
    { SUPPORT_URL: 'data:text/html,x' },
    { SUPPORT_URL: 'mailto:help' },
    { SUPPORT_URL: 'help@example.com' },
  ])('%j is refused', (variables) => {
    const [name = ''] = Object.keys(variables)
    expect(problemOf(variables as Record<string, string>)).toMatch(new RegExp(`^Invalid settings: ${name} must `))
  })
})

describe('DATABASE_URL', () => {
  const DATABASE_URL = 'postgresql://user:hunter2@host:5432/name'

  test.each([DATABASE_URL, 'postgres://host/name', 'postgresql://user:p%40ss@[::1]:5432/name?sslmode=require'])(
    '%s is accepted unchanged, with a key',
    (databaseUrl) => {
      expect(readEnv({ DATABASE_URL: databaseUrl, SECRETS_KEY: KEY }).databaseUrl).toBe(databaseUrl)
    },
  )

  test('needs SECRETS_KEY, and the error hides the password', () => {
    const problem = problemOf({ DATABASE_URL })
    expect(problem).toMatch(/^Invalid settings: SECRETS_KEY is missing: .+\.$/)
    expect(problem).not.toMatch(/hunter2|host|5432/)
  })
})

test.each([
  [KEY, [7]],
  [`${KEY}, ${Buffer.alloc(32, 8).toString('base64')}`, [7, 8]],
  [Buffer.alloc(32, 255).toString('base64url'), [255]],
])('the keys in SECRETS_KEY=%s keep their order', (SECRETS_KEY, bytes) => {
  expect(readEnv({ SECRETS_KEY }).secretsKeys).toEqual(bytes.map((byte) => new Uint8Array(32).fill(byte)))
})

test.each([
  ['0', 0],
  ['1', 1],
  ['10', 10],
])('TRUSTED_PROXIES=%s is accepted', (TRUSTED_PROXIES, trustedProxies) => {
  expect(readEnv({ TRUSTED_PROXIES }).trustedProxies).toBe(trustedProxies)
})

test.each([
  ['http://localhost:4010', 'http://localhost:4010'],
  ['http://127.0.0.1:4010/', 'http://127.0.0.1:4010'],
  ['http://[::1]:4010', 'http://[::1]:4010'],
])('SANDBOX_URL=%s is accepted', (SANDBOX_URL, sandboxUrl) => {
  expect(readEnv({ SANDBOX_URL }).sandboxUrl).toBe(sandboxUrl)
})

test('DATA_DIR is kept unchanged', () => {
  expect(readEnv({ DATA_DIR: '/var/lib/a wizard' }).dataDir).toBe('/var/lib/a wizard')
})

describe('sign-in by OpenID', () => {
  test('has all of its settings', () => {
    expect(readEnv(OIDC).oidc).toEqual({
      issuer: 'https://login.example.com/realm/',
      clientId: 'wizard',
      clientSecret: 'a secret',
      allowed: ['ann@example.com', 'example.org'],
    })
  })

  test.each(Object.keys(OIDC))('needs %s', (name) => {
    const problem = problemOf({ ...OIDC, [name]: '' })
    expect(problem).toMatch(new RegExp(`^Invalid settings: ${name} is missing: .+\\.$`))
    expect(problem).not.toMatch(/a secret|login\.example|ann@/)
  })

  test.each(Object.entries(OIDC))('is incomplete with %s alone, and the error names the others', (name, value) => {
    const missing = Object.keys(OIDC).filter((other) => other !== name)
    const named = problemOf({ [name]: value }).matchAll(/(\w+) is missing/g)
    expect([...named].map(([, other]) => other)).toEqual(missing)
  })

  test.each([
    ['ann@example.com', ['ann@example.com']],
    ['@example.org;example.net\nexample.com', ['@example.org', 'example.net', 'example.com']],
    ['Ann.Lee+wizard@sub.Example.com,', ['Ann.Lee+wizard@sub.Example.com']],
  ])('allows %j', (AUTH_ALLOWED, allowed) => {
    expect(readEnv({ ...OIDC, AUTH_ALLOWED }).oidc?.allowed).toEqual(allowed)
  })
})

test('the error names every wrong variable', () => {
  expect(problemOf({ PORT: 'x', PUBLIC_URL: 'https://a.example/b' })).toMatch(/PORT must be .*; PUBLIC_URL must be /)
})

test('the process environment is checked once, at its first use', async () => {
  vi.stubEnv('PORT', '4000')
  vi.stubEnv('PUBLIC_URL', '')
  const { env } = await import('./env')
  expect(env().port).toBe(4000)
  vi.stubEnv('PORT', 'wrong')
  expect(env().port).toBe(4000)
})

test.each([
  ['https://wizard.example.com', true],
  ['http://localhost:3000', true],
  ['http://127.0.0.1:3000', true],
  ['http://[::1]:3000', true],
  ['http://wizard.example.com', false],
  ['http://localhost.example.com', false],
  ['http://127.0.0.1.example.com', false],
])('the connection to %s is private: %s', (address, isPrivate) => {
  expect(isPrivateWay(address)).toBe(isPrivate)
})

test('StackOne is reached at its own address, or at the sandbox on this machine', () => {
  const STACKONE_API_KEY = 'v1.us1.key'
  expect(readEnv({ STACKONE_API_KEY }).stackOne).toEqual({
    apiKey: STACKONE_API_KEY,
    apiUrl: 'https://api.stackone.com',
    isSandbox: false,
  })
  const url = 'http://localhost:4010/stackone'
  expect(readEnv({ STACKONE_API_KEY, STACKONE_API_URL: `${url}/` }).stackOne).toEqual({
    apiKey: STACKONE_API_KEY,
    apiUrl: url,
    isSandbox: true,
  })
  expect(readEnv({ STACKONE_API_URL: url }).stackOne).toBeNull()
})

test.each([
  'https://api.stackone.com',
  'https://stackone.example',
  'http://localhost.example:4010',
  'http://ann:x@localhost:4010',
  'http://localhost:4010/?a=b',
  'ftp://localhost/',
  'localhost:4010',
])('STACKONE_API_URL=%s is refused, so that the key goes only to StackOne or this machine', (STACKONE_API_URL) => {
  expect(problemOf({ STACKONE_API_KEY: 'k', STACKONE_API_URL })).toContain('STACKONE_API_URL must be')
})

test('StackOne and notification settings that cannot work are refused without their values', () => {
  const problem = problemOf({
    STACKONE_API_KEY: 'can ary',
    STACKONE_WEBHOOK_SECRET: 'canary,canary,canary',
    NOTIFY_WEBHOOK_URL: 'http://canary.example.com/hook',
  })
  for (const name of ['STACKONE_API_KEY', 'STACKONE_WEBHOOK_SECRET', 'NOTIFY_WEBHOOK_URL']) {
    expect(problem).toContain(`${name} must be`)
  }
  expect(problem).not.toMatch(/can ?ary/)
})

test('a notification webhook may be on this machine, and both signing secrets are valid during rotation', () => {
  const settings = readEnv({
    NOTIFY_WEBHOOK_URL: 'http://localhost:5000/hook',
    NOTIFY_WEBHOOK_SECRET: 's',
    STACKONE_WEBHOOK_SECRET: 'new, old',
  })
  expect(settings.notify).toEqual({ url: 'http://localhost:5000/hook', secret: 's' })
  expect(settings.stackOneWebhookSecrets).toEqual(['new', 'old'])
})
