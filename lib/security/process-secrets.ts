import 'server-only'
import { processWide } from '../process-wide'

const PASSWORDS_IN = ['DATABASE_URL', 'HTTPS_PROXY', 'HTTP_PROXY', 'https_proxy', 'http_proxy']
/** A password that is a word would take that word out of every line. It keeps nobody out either. */
const WORD = /^[a-z]{1,8}$/i

/** The secrets in the settings: the OpenID client's, the keys that seal, and the passwords in addresses. */
export function secretsInSettings(variables: Readonly<Record<string, string | undefined>>): string[] {
  const { AUTH_OIDC_CLIENT_SECRET = '', SECRETS_KEY = '' } = variables
  const keys = SECRETS_KEY.split(',').map((key) => key.trim())
  const passwords = PASSWORDS_IN.flatMap((name) => passwordIn(variables[name] ?? ''))
  return [AUTH_OIDC_CLIENT_SECRET, ...keys, ...passwords].filter((secret) => secret !== '')
}

/** As it is written there, and as it is meant. */
function passwordIn(address: string): string[] {
  const [, written = ''] = /^(?:[^/]*:\/\/)?[^:/]*:(.*)@/.exec(address) ?? []
  try {
    return [written, decodeURIComponent(written)]
  } catch {
    return [written]
  }
}

const ofProcess = () => processWide('own secrets', () => new Set(withoutWords(secretsInSettings(process.env))))

/** Keeps these out of the log from now on, beside those in the settings. */
export function keepOutOfLog(secrets: readonly string[]): void {
  for (const secret of withoutWords(secrets)) ofProcess().add(secret)
}

/** The secrets of this process, for what else is redacted: a proxy may quote the password that it got. */
export function secretsOfProcess(): ReadonlySet<string> {
  return ofProcess()
}

/** Secrets that can be looked for without taking words out of sentences. */
export function withoutWords(secrets: readonly string[]): string[] {
  return secrets.filter((secret) => !WORD.test(secret))
}
