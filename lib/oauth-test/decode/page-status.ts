/** Forms in which pages and tools name the status of a response (RFC 9110 section 15), from 400 on. */
const FORMS: readonly RegExp[] = [
  /\bHTTP\/[\d.]+ ([45]\d\d)\b/i,
  /\b(?:HTTP|error|erreur|fehler|status|code|page)\b[^\d\n]{0,30}\b([45]\d\d)\b(?![.,:-]?\d)/i,
  /(?<![\w/.:-])([45]\d\d)\b[\s.:|–—-]{0,4}(?:error|not found|forbidden|unauthorized|bad gateway|bad request|service (?:temporarily )?unavailable|gateway time-?out|internal server error|too many requests|method[_ ]not[_ ]allowed|access denied|page|that.s an error)/i,
]
const NOT_FOUND = /\bpage not found\b/i
const METHOD = /\bmethod[_ ]not[_ ]allowed\b/i

/** The status in a page's text, and the form that names it; null if there is none. */
export function statusOn(text: string): { status: string; pattern: RegExp } | null {
  for (const pattern of FORMS) {
    const status = pattern.exec(text)?.[1]
    if (status) return { status, pattern }
  }
  if (NOT_FOUND.test(text)) return { status: '404', pattern: NOT_FOUND }
  return METHOD.test(text) ? { status: '405', pattern: METHOD } : null
}

/** Codes of browsers' own error pages for failed loads. Codes that name a security product are left out. */
const BROWSER_CODE =
  /\b(?:ERR_(?!ACCESS_DENIED\b|CACHE_ACCESS_DENIED\b|CONNECT_FAIL\b|DNS_FAIL\b|CANNOT_FORWARD\b|READ_TIMEOUT\b|NONE\b)[A-Z0-9_]{4,50}|DNS_PROBE_[A-Z_]{4,40}|(?:PR|SEC|SSL|MOZILLA_PKIX)_ERROR_[A-Z0-9_]{3,60}|PR_[A-Z_]{4,40}_ERROR|NS_ERROR_[A-Z_]{4,40})\b/

/** The sentences of error pages without a code, in Safari, Firefox, Edge and Chrome. */
const BROWSER_SENTENCE =
  /\bSafari can.t (?:find the server|(?:establish a secure connection|connect) to the server|open the page)|\bWe.re having trouble finding that site\b|\b(?:Firefox )?can.t (?:establish a connection|connect) to the server at\b|\bHmmm?… ?can.t reach this page\b|\bSecure Connection Failed\b|\bThis site can.t be reached\b/i

/** The code or the sentence that identifies a browser's own error page; null for any other page. */
export function browserErrorOn(text: string): string | null {
  return BROWSER_CODE.exec(text)?.[0] ?? BROWSER_SENTENCE.exec(text)?.[0] ?? null
}
