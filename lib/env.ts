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

const port = z.coerce
  .number({ error: 'must be a port number from 1 to 65535' })
  .int('must be a whole number')
  .min(1, 'must be 1 or more')
  .max(65535, 'must be 65535 or less')

/** Every variable that the wizard reads from its environment. An empty one counts as not set. */
const envSchema = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: publicUrl.optional(),
})

export interface Env {
  /** The port to listen on. */
  port: number
  /** The address to listen on. */
  host: string
  /** Where browsers reach the wizard, without a slash at its end. */
  publicUrl: string
}

/**
 * Checks the environment. Throws an Error with one sentence that names every variable that is wrong, never its value:
 * a value may be a secret.
 */
export function readEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = envSchema.safeParse(set)
  if (!parsed.success) {
    const reasons = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
    throw new Error(`The settings are not right: ${reasons.join('; ')}.`)
  }
  const { PORT, HOST, PUBLIC_URL } = parsed.data
  return { port: PORT, host: HOST, publicUrl: PUBLIC_URL ?? `http://localhost:${PORT}` }
}

let current: Env | undefined

/** The environment of this process, checked once. */
export function env(): Env {
  current ??= readEnv(process.env)
  return current
}
