import { apiOrigin } from '../guide/provider'
import type { Guide } from '../guide/schema'
import { redactor } from '../security/redact'
import { truncate } from '../text'
import type { TestTarget } from './stage'

/** In UTF-16 units: what a server writes may have any length. Nothing after it is read. */
const LONGEST_READ = 2000
/** The cleaned part that is kept. */
const LONGEST = 600

/** The public values of a test, which stay readable even inside a secret. */
export function openValuesOf(subject: TestTarget): string[] {
  const { clientId, accountId, fields, redirectUri, origin } = subject
  return [clientId, accountId, ...Object.values(fields), redirectUri, origin, apiOrigin(subject)]
}

/**
 * Makes what a server wrote safe to store and to show, in a text or in every text of a plain value: without these
 * secrets and what looks like one (lib/security/redact.ts), without control characters, and no longer than a paragraph.
 * What is also in one of the `open` texts stays readable: a client ID may be a part of a code.
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
    before: (text) => truncate(text, LONGEST_READ),
    after: (text) => truncate(text.replace(/[\p{C}\u2028\u2029]+/gu, ' '), LONGEST),
  })
}
