import 'server-only'
import { singleton } from '../singleton'

const PASSWORDS_IN = ['DATABASE_URL', 'HTTPS_PROXY', 'HTTP_PROXY', 'https_proxy', 'http_proxy']
/**
 * Redacting a password that is a common word would remove that word from every line, and such a password protects
 * little.
 */
const WORD = /^[a-z]{1,8}$/i

/** Settings with one secret, and those with several separated by commas. */
const SECRETS_IN = ['AUTH_OIDC_CLIENT_SECRET', 'STACKONE_API_KEY', 'NOTIFY_WEBHOOK_SECRET']
const LISTS_OF_SECRETS_IN = ['SECRETS_KEY', 'STACKONE_WEBHOOK_SECRET']

/** The secrets in the settings: keys, signing secrets, the OpenID client's, and the passwords in URLs. */
export function secretsInSettings(variables: Readonly<Record<string, string | undefined>>): string[] {
  const settings = SECRETS_IN.map((name) => variables[name]?.trim() ?? '')
  const lists = LISTS_OF_SECRETS_IN.flatMap((name) => (variables[name] ?? '').split(',')).map((each) => each.trim())
  const passwords = PASSWORDS_IN.flatMap((name) => passwordIn(variables[name] ?? ''))
  const hook = pathIn(variables.NOTIFY_WEBHOOK_URL ?? '')
  return [...settings, ...lists, ...passwords, hook].filter((secret) => secret !== '')
}

/** The part after the host of a webhook's URL: anyone who knows it can send there. The host is not a secret. */
function pathIn(address: string): string {
  const { pathname = '', search = '' } = URL.parse(address) ?? {}
  return (pathname + search).slice(1)
}

/** As written there, and decoded. */
function passwordIn(address: string): string[] {
  const [, written = ''] = /^(?:[^/]*:\/\/)?[^:/]*:(.*)@/.exec(address) ?? []
  try {
    return [written, decodeURIComponent(written)]
  } catch {
    return [written]
  }
}

const ofProcess = () => singleton('own secrets', () => new Set(withoutWords(secretsInSettings(process.env))))

/** Redacts these from the log from now on, besides those in the settings. */
export function keepOutOfLog(secrets: readonly string[]): void {
  for (const secret of withoutWords(secrets)) ofProcess().add(secret)
}

/** The secrets of this process, for other redactors: a proxy may quote its password. */
export function secretsOfProcess(): ReadonlySet<string> {
  return ofProcess()
}

/** Secrets that can be redacted without removing words from sentences. */
export function withoutWords(secrets: readonly string[]): string[] {
  return secrets.filter((secret) => !WORD.test(secret))
}
