/** Characters that move a reader’s cursor, end a line, or change its text direction. Not the end of the line itself. */
const CONTROLS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}](?!$)/gu

/** A line of JSON with these characters escaped, so that no line can look like another, or like two. */
export function escapeControls(line: string): string {
  return line.replace(CONTROLS, (character) =>
    character.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  )
}
