import type { Field } from '../guide/schema'
import { stripInvisible } from '../text'

/** A pasted value without characters that never belong to it. */
export interface Cleaned {
  value: string
  /** The removed characters, in words. */
  removed: string[]
  /** The look-alike characters that were replaced, in words. */
  replaced: string[]
}

const QUOTES = /^(["'`“”„‟‘’‚‛«»‹›])([\s\S]*)(["'`“”„‟‘’‚‛«»‹›])$/u
/** Joiners are letters in some scripts; characters that change the text direction can make a name look like another. */
const MISLEADING = /(?![\u200C\u200D])[\p{C}\u115F\u1160\u2800\u3164\uFFA0]|^[\u200C\u200D]+|[\u200C\u200D]+$/gu
/** Hyphens, dashes and minus signs: word processors and chat programs replace “-” by them. */
const HYPHENS = /[\u2010-\u2015\u2043\u2212\uFE58\uFE63\uFF0D]/gu
/** Full-width forms of ASCII: East Asian keyboards type them. */
const FULL_WIDTH = /[\uFF01-\uFF5E]/gu
const FULL_WIDTH_OFFSET = 0xff01 - 0x21

/** Normalizes an ID: removes white space and invisible characters everywhere. */
export function cleanId(raw: string): Cleaned {
  return clean(raw, stripInvisible, (text) => text.replace(/\s+/gu, ''))
}

/**
 * Normalizes a secret: removes white space only from its ends, because white space within may be part of it (RFC 6749
 * appendix A.2).
 */
export function cleanSecret(raw: string): Cleaned {
  return clean(raw, stripInvisible, (text) => text.trim())
}

/** Normalizes the value of a guide's field. */
export function cleanField({ kind, role }: Pick<Field, 'kind' | 'role'>, raw: string): Cleaned {
  if (kind === 'secret') return cleanSecret(raw)
  return isId({ kind, role }) ? cleanId(raw) : cleanName(raw)
}

/** Whether a field's values have no white space and only ASCII, like IDs and parts of hosts. */
export function isId({ kind, role }: Pick<Field, 'kind' | 'role'>): boolean {
  return kind === 'url-part' || role === 'account' || role === 'client-id'
}

/** Normalizes a name, in any script. */
export function cleanName(raw: string): Cleaned {
  return clean(
    raw,
    (text) => text.replace(MISLEADING, ''),
    (text) => text.replace(/\s+/gu, ' ').trim(),
    false,
  )
}

/** Replaces look-alikes that are never intended by ASCII: other hyphens, and full-width forms. */
export function withoutLookAlikes(text: string): string {
  return text
    .replace(HYPHENS, '-')
    .replace(FULL_WIDTH, (form) => String.fromCharCode(form.charCodeAt(0) - FULL_WIDTH_OFFSET))
}

/** The characters that `withoutLookAlikes` replaces in a text, in words. */
export function lookAlikesIn(text: string): string[] {
  return [
    ...(text.replace(HYPHENS, '') === text ? [] : ['hyphens that are not “-”']),
    ...(text.replace(/\uFF0D/g, '').search(FULL_WIDTH) === -1 ? [] : ['full-width characters']),
  ]
}

/** `isAscii`: a value of RFC 6749, which has no other characters. */
function clean(raw: string, strip: (text: string) => string, trim: (text: string) => string, isAscii = true): Cleaned {
  const trimmed = trim(raw)
  const seen = trim(strip(trimmed))
  const plain = isAscii ? trim(withoutLookAlikes(seen)) : seen
  const bare = isAscii ? trim(plain.replace(QUOTES, '$2')) : plain
  const removed = [
    ...(trimmed === raw ? [] : ['white space']),
    ...(seen === trimmed ? [] : ['invisible characters']),
    ...(bare === plain ? [] : ['quotes']),
  ]
  return { value: bare, removed, replaced: isAscii ? lookAlikesIn(seen) : [] }
}
