/** A field of a token answer (RFC 6749 section 5.1, OpenID Connect Core section 3.1.3.3), in whatever is around it. */
const TOKEN = /"(access|refresh|id)_token"\s*:\s*"((?:[^"\\]|\\.)+)/g

/** Which field of the answer a token came in. */
export type TokenKind = 'access' | 'refresh' | 'id'

/** Every token that answers had in them; `foreign`: not given to the run, but found in something that it read. */
export type Issued = Map<string, TokenKind | 'foreign'>

/** The tokens in an answer, whatever else is wrong with it: they are secrets although it is refused. */
export function issuedTokens(answer: string): (readonly [token: string, kind: TokenKind])[] {
  return [...answer.matchAll(TOKEN)].map(([, kind, quoted = '']) => [unquoted(quoted), kind as TokenKind])
}

function unquoted(quoted: string): string {
  try {
    return `${JSON.parse(`"${quoted}"`)}`
  } catch {
    return quoted
  }
}
