import { secretsOfProcess, withoutWords } from '../security/process-secrets'
import { redactor } from '../security/redact'
import { secretPatterns } from '../security/secret-patterns'
import { currentRequest } from './request'

/** Set only by the wizard itself: the log is searched and sorted by these. */
const KEPT = new Set(['level', 'time', 'request', 'from'])
/** Most lines repeat an earlier one, like an answered path. The maximum number of remembered texts. */
const MAX_REMEMBERED = 1000
const SHORT_TEXT = 300

/** Redacts from log lines the secrets that this process knows, and those of the line's request. */
export function ownLineCleaner(): (line: string) => string {
  let known = ''
  let clean = lineCleaner([])
  return (line) => {
    const [own, looks] = [secretsOfProcess(), secretPatterns()]
    // Both only grow.
    const size = `${own.size} ${looks.size}`
    if (size !== known) clean = lineCleaner([...own], [...looks])
    known = size
    const { secrets = [] } = currentRequest() ?? {}
    return secrets.length > 0 ? lineCleaner(secrets)(clean(line)) : clean(line)
  }
}

/**
 * Redacts the values of a line of JSON: these secrets, and text that looks like one (lib/security/redact.ts). The last
 * guard, for text that was logged by mistake. The line stays JSON, with its names.
 */
export function lineCleaner(secrets: readonly string[], looks: readonly string[] = []): (line: string) => string {
  const redact = redactor({ secrets: withoutWords(secrets), looks })
  const harmless = new Set<string>()
  const cleanValue = (name: string, value: unknown): unknown => {
    if (typeof value !== 'string' || KEPT.has(name) || harmless.has(`${name}:${value}`)) return value
    const cleaned = redact({ [name]: value })[name]
    if (cleaned === value && value.length <= SHORT_TEXT) {
      if (harmless.size >= MAX_REMEMBERED) harmless.clear()
      harmless.add(`${name}:${value}`)
    }
    return cleaned
  }
  return (line) => {
    let isClean = true
    const fields: unknown = JSON.parse(line, (name, value) => {
      const cleaned = cleanValue(name, value)
      isClean &&= cleaned === value
      return cleaned
    })
    return isClean ? line : `${JSON.stringify(fields)}\n`
  }
}
