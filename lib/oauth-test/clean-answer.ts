import { apiOrigin } from '../guide/provider'
import type { Guide } from '../guide/schema'
import { redactor } from '../security/redact'
import { truncate } from '../text'
import type { TestTarget } from './stage'

/** In UTF-16 units: a server's text may have any length. The rest is not read. */
const MAX_READ_LENGTH = 2000
/** In UTF-16 units: the length of the cleaned text. */
const MAX_LENGTH = 600

/** The public values of a test, which stay readable even inside a secret. */
export function openValuesOf(subject: TestTarget): string[] {
  const { clientId, accountId, fields, redirectUri, origin } = subject
  return [clientId, accountId, ...Object.values(fields), redirectUri, origin, apiOrigin(subject)]
}

/**
 * Makes a server's text safe to store and show, alone or in a plain value: without these secrets and text that looks
 * like one (lib/security/redact.ts), without control characters, and no longer than a paragraph. Text that is also in
 * one of the `open` texts stays readable: a client ID may be part of a code.
 */
export function answerCleaner(
  guide: Pick<Guide, 'knownSecrets'>,
  secrets: readonly (string | null | undefined)[],
  open: readonly string[] = [],
) {
  const looks = guide.knownSecrets.map(({ pattern }) => pattern)
  return redactor({
    secrets,
    open,
    looks,
    before: (text) => truncate(text, MAX_READ_LENGTH),
    after: (text) => truncate(text.replace(/[\p{C}\u2028\u2029]+/gu, ' '), MAX_LENGTH),
  })
}
