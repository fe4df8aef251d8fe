/** The five separators of a list of scopes, in the order of the form; the first is the default. */
export const SEPARATORS = [
  { id: 'space', label: 'Space', text: ' ' },
  { id: 'comma', label: 'Comma', text: ',' },
  { id: 'semicolon', label: 'Semicolon', text: ';' },
  { id: 'pipe', label: 'Pipe', text: '|' },
  { id: 'newline', label: 'New line', text: '\n' },
] as const

export type SeparatorId = (typeof SEPARATORS)[number]['id']

export const SEPARATOR_IDS = SEPARATORS.map((separator) => separator.id)

/** The scopes as one string, for copying only: OAuth requests need spaces (RFC 6749 section 3.3). */
export function joinScopes(scopes: readonly string[], separator: SeparatorId): string {
  const text = SEPARATORS.find((candidate) => candidate.id === separator)?.text ?? ' '
  return scopes.join(text)
}
