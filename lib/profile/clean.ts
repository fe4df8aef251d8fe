/** A pasted value without what is never part of it, and what was removed, in words. */
export interface Cleaned {
  value: string
  removed: string[]
}

const QUOTES = /^(["'`“”‘’«»])([\s\S]*)(["'`“”‘’«»])$/u
/** Format, private-use, unassigned and surrogate code points; and marks that turn the direction of text. */
const INVISIBLE = /[\p{Cf}\p{Co}\p{Cn}\p{Cs}\u115F\u1160\u3164\uFFA0]/gu
const CONTROL = /\p{Cc}/gu
/** Joiners are letters' own in some scripts; what turns the direction of text can make a name look like another. */
const MISLEADING =
  /(?![\u200C\u200D])[\p{Cf}\p{Co}\p{Cn}\p{Cs}\u115F\u1160\u2800\u3164\uFFA0]|^[\u200C\u200D]+|[\u200C\u200D]+$/gu

/** Cleans an ID: it has no white space and nothing invisible, not even within. */
export function cleanId(raw: string): Cleaned {
  return clean(raw, [INVISIBLE, CONTROL], (text) => text.replace(/\s+/gu, ''))
}

/** Cleans a secret: white space goes from its ends only, for within it may be part of it (RFC 6749 appendix A.2). */
export function cleanSecret(raw: string): Cleaned {
  return clean(raw, [INVISIBLE, CONTROL], (text) => text.trim())
}

/** Cleans a name, in whatever script. */
export function cleanName(raw: string): Cleaned {
  return clean(raw, [MISLEADING, CONTROL], (text) => text.replace(/\s+/gu, ' ').trim(), false)
}

function clean(raw: string, unseen: readonly RegExp[], trim: (text: string) => string, unquotes = true): Cleaned {
  const trimmed = trim(raw)
  const seen = trim(unseen.reduce((text, pattern) => text.replace(pattern, ''), trimmed))
  const bare = unquotes ? trim(seen.replace(QUOTES, '$2')) : seen
  const removed = [
    ...(trimmed === raw ? [] : ['white space']),
    ...(seen === trimmed ? [] : ['invisible characters']),
    ...(bare === seen ? [] : ['quotes']),
  ]
  return { value: bare, removed }
}
