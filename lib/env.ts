import { z } from 'zod'

const publicUrl = z
  .url({
    abort: true,
    protocol: /^https?$/,
    error: 'must be an http or https address, like https://wizard.example.com',
  })
  .refine((text) => URL.canParse(text) && new URL(text).href === `${new URL(text).origin}/`, {
    error: 'must be an address without path, query or user, like https://wizard.example.com',
  })
  .transform((text) => new URL(text).origin)

const sandboxUrl = z
  .string()
  .refine((text) => /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?\/?$/.test(text) && URL.canParse(text), {
    error: 'must be an address on this machine, like http://localhost:4010',
  })
  .transform((text) => new URL(text).origin)

/** The stand-in for StackOne's API. It gets a key, so it must be on this machine. */
const stackOneUrl = z
  .string()
  .refine(isLoopbackUrl, {
    error: 'must be the address of the sandbox on this machine, like http://localhost:4010/stackone',
  })
  .transform((text) => text.replace(/\/+$/, ''))

function isLoopbackUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password, search, hash } = new URL(text)
  return /^https?:$/.test(protocol) && username + password + search + hash === '' && isLoopback(text)
}

/** Characters that a header can carry: a pasted line break would make every call fail. */
const headerText = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]+$/, 'must be one word without spaces; copy it again')

/** One secret, or two while the old one is being replaced. */
const webhookSecrets = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((secret) => secret.trim())
      .filter((secret) => secret !== ''),
  )
  .refine((secrets) => secrets.length > 0 && secrets.length <= 2, {
    error: 'must be the signing secret of the webhook in StackOne, or the new and the old one with a comma between',
  })

const notifyUrl = z
  .url({ abort: true, protocol: /^https?$/, error: 'must be an https address, like that of a Slack webhook' })
  .refine(isPrivateWay, { error: 'must be an https address: what it is told is for your company alone' })

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(least, `must be ${least} or more`).max(most, `must be ${most} or less`))

const databaseUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be the address of a PostgreSQL database, like postgresql://user:password@host:5432/name',
})

/** A256GCM takes keys of 256 bits (RFC 7518 section 5.3). */
const KEY_BYTES = 32

const secretsKeys = z
  .string()
  .transform((text) => text.split(',').map((key) => Uint8Array.from(Buffer.from(key.trim(), 'base64'))))
  .refine((keys) => keys.every((key) => key.length === KEY_BYTES), {
    error: 'must be one or more keys of 32 bytes in Base64, separated by commas; "openssl rand -base64 32" makes one',
  })

/** Whether an address is on this machine. */
export function isLoopback(address: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname)
}

/** Whether nobody on the way could read or change the traffic. */
export function isPrivateWay(address: string): boolean {
  return new URL(address).protocol === 'https:' || isLoopback(address)
}

const issuer = z
  .url({
    abort: true,
    protocol: /^https?$/,
    error: 'must be the address of an OpenID provider, like https://login.example.com',
  })
  .refine(isPrivateWay, { error: 'must be an https address: tokens come from there' })

const ALLOWED_ENTRY = /^(?:[^\s@*:/]+@|@)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i

const allowed = z
  .string()
  .transform((text) => text.split(/[\s,;]+/).filter((entry) => entry !== ''))
  .refine((entries) => entries.length > 0 && entries.every((entry) => ALLOWED_ENTRY.test(entry)), {
    error: 'must list e-mail addresses and domains, separated by commas, like ann@example.com, example.org',
  })

/** A proxy's address is often written without its scheme. */
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i

const proxyUrl = z
  .string()
  .trim()
  .transform((text) => (HAS_SCHEME.test(text) ? text : `http://${text}`))
  .refine(isProxyUrl, {
    error:
      'must be the address of an http or https proxy, like http://proxy.example.com:3128 or http://user:password@proxy.example.com:3128, with special characters in the password percent-encoded',
  })

function isProxyUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, pathname, search, hash, username, password } = new URL(text)
  return /^https?:$/.test(protocol) && pathname + search + hash === '/' && canDecode(username + password)
}

function canDecode(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

const list = z.string().transform((text) => text.split(/[\s,;]+/).filter((entry) => entry !== ''))

const files = z.string().transform((text) =>
  text
    .split(',')
    .map((file) => file.trim())
    .filter((file) => file !== ''),
)

const MAX_BRAND_NAME = 60

/** The media types of files that browsers show as a picture, by extension. */
export const PICTURE_TYPES: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  webp: 'image/webp',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
}

/** A file's extension in lower case, without its dot. */
export function fileEnding(path: string): string {
  return /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
}

const supportUrl = z
  .string()
  .trim()
  .refine((text) => URL.canParse(text) && isSupportUrl(new URL(text)), {
    error: 'must be an https or mailto address, like https://help.example.com or mailto:help@example.com',
  })

function isSupportUrl({ protocol, hostname, pathname }: URL): boolean {
  return protocol === 'https:' ? hostname !== '' : protocol === 'mailto:' && /^[^@\s]+@[^@\s]+$/.test(pathname)
}

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const

/** Every variable that the wizard reads from its environment. An empty one counts as not set. */
const envSchema = z.object({
  PORT: wholeNumber(1, 65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: publicUrl.optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: databaseUrl.optional(),
  SECRETS_KEY: secretsKeys.optional(),
  AUTH_OIDC_ISSUER: issuer.optional(),
  AUTH_OIDC_CLIENT_ID: z.string().optional(),
  AUTH_OIDC_CLIENT_SECRET: z.string().optional(),
  AUTH_ALLOWED: allowed.optional(),
  TRUSTED_PROXIES: wholeNumber(0, 10).default(0),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
  SANDBOX_URL: sandboxUrl.optional(),
  STACKONE_API_KEY: headerText.optional(),
  STACKONE_API_URL: stackOneUrl.optional(),
  STACKONE_WEBHOOK_SECRET: webhookSecrets.optional(),
  NOTIFY_WEBHOOK_URL: notifyUrl.optional(),
  NOTIFY_WEBHOOK_SECRET: z.string().optional(),
  HTTPS_PROXY: proxyUrl.optional(),
  HTTP_PROXY: proxyUrl.optional(),
  NO_PROXY: list.default([]),
  GUIDES_DIR: z.string().optional(),
  EXTRA_CA_CERTS: files.default([]),
  BRAND_NAME: z
    .string()
    .trim()
    .min(1, 'must be a name')
    .max(MAX_BRAND_NAME, `must have ${MAX_BRAND_NAME} characters or fewer`)
    .optional(),
  BRAND_LOGO: z
    .string()
    .refine((path) => fileEnding(path) in PICTURE_TYPES, {
      error: `must be a picture file that ends in ${Object.keys(PICTURE_TYPES)
        .map((ending) => `.${ending}`)
        .join(', ')}`,
    })
    .optional(),
  SUPPORT_URL: supportUrl.optional(),
  // Node.js reads it before the file `.env` is loaded: from there it applies only to the wizard's own requests.
  NODE_EXTRA_CA_CERTS: files.default([]),
})

/** Their lower-case spelling is older, and takes precedence. */
const PROXY_NAMES = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY']

/** Their names. */
export const SETTINGS = Object.keys(envSchema.shape)

const PROVIDER_NAMES = ['AUTH_OIDC_ISSUER', 'AUTH_OIDC_CLIENT_ID', 'AUTH_OIDC_CLIENT_SECRET', 'AUTH_ALLOWED'] as const

/** Settings that other settings require. Outside the schema, so that both kinds of problems are reported together. */
function missingBeside(set: Readonly<Record<string, string | undefined>>): string[] {
  const missing = PROVIDER_NAMES.filter((name) => set[name] === undefined)
  const isHalf = missing.length > 0 && missing.length < PROVIDER_NAMES.length
  return [
    ...(isHalf
      ? missing.map((name) => `${name} is missing: sign-in by OpenID needs ${PROVIDER_NAMES.join(', ')}`)
      : []),
    ...(set.DATABASE_URL && !set.SECRETS_KEY
      ? ['SECRETS_KEY is missing: with DATABASE_URL every instance needs the same; "openssl rand -base64 32" makes one']
      : []),
  ]
}

/** How admins sign in at their company's OpenID provider. */
export interface OidcSettings {
  issuer: string
  clientId: string
  clientSecret: string
  /** E-mail addresses, and domains with or without "@" before them. */
  allowed: readonly string[]
}

/** The access to StackOne's API. */
interface StackOneSettings {
  /** The key of one project in StackOne. Never shown, logged or stored. */
  apiKey: string
  /** The API's address, without a slash at its end. */
  apiUrl: string
  /** Whether that is the sandbox's stand-in. */
  isSandbox: boolean
}

/** The webhook for notifications. */
export interface NotifySettings {
  /** A secret: anyone who knows it can send to it. */
  url: string
  /** Signs notifications; null: they are not signed. */
  secret: string | null
}

/** The checked settings. */
export interface Env {
  /** The port to listen on. */
  port: number
  /** The address to listen on. */
  host: string
  /** The wizard's URL for browsers, without a slash at its end. */
  publicUrl: string
  /** The folder for this machine's data. */
  dataDir: string
  /** The address of PostgreSQL; null: the database is in `dataDir`. */
  databaseUrl: string | null
  /** The keys that seal secrets: the first seals, all open. None: the key is a file in `dataDir`. */
  secretsKeys: readonly Uint8Array[]
  /** Null: admins sign in by access code. */
  oidc: OidcSettings | null
  /** How many proxies before the wizard add to X-Forwarded-For. */
  trustedProxies: number
  /** The minimum level of log lines. */
  logLevel: (typeof LOG_LEVELS)[number]
  /** The sandbox's URL, without a slash at its end; null: it is not offered. */
  sandboxUrl: string | null
  /** The folder of the operator's own guides; null: there is none. */
  guidesDir: string | null
  /** Null without an API key: StackOne is not used. */
  stackOne: StackOneSettings | null
  /** The secrets that sign webhooks from StackOne. None: webhooks are off. */
  stackOneWebhookSecrets: readonly string[]
  /** Null: no notifications. */
  notify: NotifySettings | null
  /** The outbound proxies, and the hosts that skip them. */
  proxies: ProxySettings
  /** The operator, as every page shows it. */
  brand: BrandSettings
  /** Files of certificate authorities to trust besides Node's own, each with the setting that names it. */
  caFiles: readonly CaFile[]
}

export interface BrandSettings {
  /** The operator's name; null: none is shown. */
  name: string | null
  /** The path of a picture file; null: none is shown. */
  logo: string | null
  /** The operator's contact: an https or mailto URL; null: none is shown. */
  supportUrl: string | null
}

export interface ProxySettings {
  /** For https addresses: with scheme, and user and password if it needs them. Null: none. */
  https: string | null
  /** The same for http addresses. */
  http: string | null
  /** Host names, domains, IP addresses and networks, each with or without a port; `*` is everything. */
  except: readonly string[]
}

export interface CaFile {
  setting: string
  path: string
}

/**
 * Checks the environment. Throws an Error with one sentence that names every invalid variable, never its value: a value
 * may be a secret.
 */
export function readEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const inLowerCase = PROXY_NAMES.filter((name) => set[name.toLowerCase()] !== undefined)
  for (const name of inLowerCase) set[name] = set[name.toLowerCase()]
  const parsed = envSchema.safeParse(set)
  const issues = parsed.success
    ? []
    : parsed.error.issues.map(({ path: [name = ''], message }) => {
        const spelled = inLowerCase.includes(`${String(name)}`) ? String(name).toLowerCase() : String(name)
        return `${spelled} ${message}`
      })
  const reasons = [...issues, ...missingBeside(set)]
  if (!parsed.success || reasons.length > 0) throw new Error(`Invalid settings: ${reasons.join('; ')}.`)
  const settings = parsed.data
  return {
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`,
    dataDir: settings.DATA_DIR,
    databaseUrl: settings.DATABASE_URL ?? null,
    secretsKeys: settings.SECRETS_KEY ?? [],
    oidc: oidcSettings(settings),
    trustedProxies: settings.TRUSTED_PROXIES,
    logLevel: settings.LOG_LEVEL,
    sandboxUrl: settings.SANDBOX_URL ?? null,
    guidesDir: settings.GUIDES_DIR ?? null,
    stackOne: stackOneSettings(settings),
    stackOneWebhookSecrets: settings.STACKONE_WEBHOOK_SECRET ?? [],
    notify: settings.NOTIFY_WEBHOOK_URL
      ? { url: settings.NOTIFY_WEBHOOK_URL, secret: settings.NOTIFY_WEBHOOK_SECRET ?? null }
      : null,
    proxies: {
      https: settings.HTTPS_PROXY ?? settings.HTTP_PROXY ?? null,
      http: settings.HTTP_PROXY ?? null,
      except: settings.NO_PROXY,
    },
    brand: {
      name: settings.BRAND_NAME ?? null,
      logo: settings.BRAND_LOGO ?? null,
      supportUrl: settings.SUPPORT_URL ?? null,
    },
    caFiles: (['EXTRA_CA_CERTS', 'NODE_EXTRA_CA_CERTS'] as const).flatMap((setting) =>
      settings[setting].map((path) => ({ setting, path })),
    ),
  }
}

const STACKONE_API = 'https://api.stackone.com'

function stackOneSettings({ STACKONE_API_KEY: apiKey, STACKONE_API_URL: url }: z.output<typeof envSchema>) {
  return apiKey ? { apiKey, apiUrl: url ?? STACKONE_API, isSandbox: url !== undefined } : null
}

function oidcSettings(settings: z.output<typeof envSchema>): OidcSettings | null {
  const { AUTH_OIDC_ISSUER, AUTH_OIDC_CLIENT_ID, AUTH_OIDC_CLIENT_SECRET, AUTH_ALLOWED } = settings
  if (!AUTH_OIDC_ISSUER || !AUTH_OIDC_CLIENT_ID || !AUTH_OIDC_CLIENT_SECRET || !AUTH_ALLOWED) return null
  return {
    issuer: AUTH_OIDC_ISSUER,
    clientId: AUTH_OIDC_CLIENT_ID,
    clientSecret: AUTH_OIDC_CLIENT_SECRET,
    allowed: AUTH_ALLOWED,
  }
}

let current: Env | undefined

/** The environment of this process, checked once. */
export function env(): Env {
  current ??= readEnv(process.env)
  return current
}
