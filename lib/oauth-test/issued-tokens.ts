import { fromHtml } from './page-text'

/** A field of a token answer (RFC 6749 section 5.1, OpenID Connect Core section 3.1.3.3), in any surroundings. */
const TOKEN = /"(access|refresh|id)_token"\s*:\s*"((?:[^"\\]|\\.)+)/g

/** The same in a form, in XML, or in JSON that is quoted in other text. Shorter words may be about a token. */
const TOKEN_ELSEWHERE = /\b(access|refresh|id)_token(?:["']\s*[:=]\s*["']|=|>)([^\s"'&<>]{16,})/g

/** Which field of the answer a token came in. */
export type TokenKind = 'access' | 'refresh' | 'id'

/** Every token that answers had in them; `foreign`: not given to the run, but found in something that it read. */
export type Issued = Map<string, TokenKind | 'foreign'>

/** The tokens in an answer, even in an invalid one: they are secrets although it is refused. */
export function issuedTokens(answer: string): (readonly [token: string, kind: TokenKind])[] {
  const found = Array.from(
    answer.matchAll(TOKEN),
    ([, kind, quoted = '']) => [unquoted(quoted), kind as TokenKind] as const,
  )
  if (found.length > 0) return found
  const plain = fromHtml(answer).replaceAll('\\', '')
  return Array.from(plain.matchAll(TOKEN_ELSEWHERE), ([, kind, token = '']) => [token, kind as TokenKind] as const)
}

function unquoted(quoted: string): string {
  try {
    return `${JSON.parse(`"${quoted}"`)}`
  } catch {
    return quoted
  }
}
