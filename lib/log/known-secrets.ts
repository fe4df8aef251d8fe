import { without } from '../oauth-test/redact'
import { runFinder } from '../oauth-test/secret-runs'
import { squeezedCopies } from '../oauth-test/text-copy'
import { processWide } from '../process-wide'
import { currentRequest } from './request'

const PASSWORDS_IN = ['DATABASE_URL', 'HTTPS_PROXY', 'HTTP_PROXY', 'https_proxy', 'http_proxy']
/** A password that is a word would take that word out of every line. It keeps nobody out either. */
const WORD = /^[a-z]{1,8}$/i
/** Ours alone: by these the log is searched and sorted. */
const KEPT = new Set(['level', 'time', 'request', 'from'])
/** Most lines say what an earlier one said: which path was answered. How many such texts are remembered, at most. */
const MAX_REMEMBERED = 1000
const SHORT_TEXT = 300
const REMOVED = '[removed]'

/** Settings that are one secret, and those that may be several with commas between. */
const SECRETS_IN = ['AUTH_OIDC_CLIENT_SECRET', 'STACKONE_API_KEY', 'NOTIFY_WEBHOOK_SECRET']
const LISTS_OF_SECRETS_IN = ['SECRETS_KEY', 'STACKONE_WEBHOOK_SECRET']

/** The secrets in the settings: keys, signing secrets, the OpenID client's, and the passwords in addresses. */
export function secretsInSettings(variables: Readonly<Record<string, string | undefined>>): string[] {
  const settings = SECRETS_IN.map((name) => variables[name]?.trim() ?? '')
  const lists = LISTS_OF_SECRETS_IN.flatMap((name) => (variables[name] ?? '').split(',')).map((each) => each.trim())
  const passwords = PASSWORDS_IN.flatMap((name) => passwordIn(variables[name] ?? ''))
  const hook = pathIn(variables.NOTIFY_WEBHOOK_URL ?? '')
  return [...settings, ...lists, ...passwords, hook].filter((secret) => secret !== '')
}

/** What follows the host of a webhook's address: whoever knows it can write there. The host alone is no secret. */
function pathIn(address: string): string {
  const { pathname = '', search = '' } = URL.parse(address) ?? {}
  return (pathname + search).slice(1)
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

const ofProcess = () => processWide('own secrets', () => new Set(secretsInSettings(process.env)))

/** Keeps these out of the log from now on, beside those in the settings. */
export function keepOutOfLog(secrets: readonly string[]): void {
  for (const secret of secrets) ofProcess().add(secret)
}

/** The secrets of this process, for what else is redacted: a proxy may quote the password that it got. */
export function secretsOfProcess(): string[] {
  return [...ofProcess()].filter((secret) => !WORD.test(secret))
}

/** Takes out of log lines what this process knows to be secret, and what the request does that a line belongs to. */
export function knownSecretRemover(): (line: string) => string {
  let known = 0
  let clean = secretRemover([])
  return (line) => {
    const own = ofProcess()
    if (own.size !== known) clean = secretRemover([...own])
    known = own.size
    const { secrets = [] } = currentRequest() ?? {}
    return secrets.length > 0 ? secretRemover(secrets)(clean(line)) : clean(line)
  }
}

/**
 * Takes known secrets out of the values of a line of JSON, in every spelling that redact.ts knows. The line stays JSON,
 * with its names.
 */
export function secretRemover(secrets: readonly string[]): (line: string) => string {
  const find = runFinder(
    secrets.filter((secret) => !WORD.test(secret)),
    [],
  )
  if (!find) return () => `{"msg":"${REMOVED}"}\n`
  const harmless = new Set<string>()
  const clean = (text: string): string => {
    if (harmless.has(text)) return text
    const spans = find(squeezedCopies(text))
    if (spans.length > 0) return without(text, spans)
    if (harmless.size >= MAX_REMEMBERED) harmless.clear()
    if (text.length <= SHORT_TEXT) harmless.add(text)
    return text
  }
  return (line) => {
    let isClean = true
    const fields: unknown = JSON.parse(line, (name, value) => {
      if (typeof value !== 'string' || KEPT.has(name)) return value
      const cleaned = clean(value)
      isClean &&= cleaned === value
      return cleaned
    })
    return isClean ? line : `${JSON.stringify(fields)}\n`
  }
}
