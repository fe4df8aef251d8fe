import { fromHtml } from './page-text'

/** A field of a token response (RFC 6749 section 5.1, OpenID Connect Core section 3.1.3.3), with any text around it. */
const TOKEN = /"(access|refresh|id)_token"\s*:\s*"((?:[^"\\]|\\.)+)/g

/** The same in a form, in XML, or in JSON that is quoted in other text. Shorter values may be words about a token. */
const TOKEN_ELSEWHERE = /\b(access|refresh|id)_token(?:["']\s*[:=]\s*["']|=|>)([^\s"'&<>]{16,})/g

/** The field of the response that a token came in. */
export type TokenKind = 'access' | 'refresh' | 'id'

/** Every token in responses; `foreign`: not issued to the run, but found in data that it read. */
export type Issued = Map<string, TokenKind | 'foreign'>

/** The tokens in a response, even in an invalid one: they are secrets although the response is refused. */
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
