/** Escaped HTML. */
export class Html {
  constructor(readonly source: string) {}
}

type Part = Html | string | number | null | readonly Part[]

/** A piece of a page. Every value is escaped, except other pieces. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((source, string, index) => source + render(parts[index - 1] ?? null) + string))
}

/** Attributes: true gives the bare name, and false and null leave it out. */
export function attributes(values: Record<string, string | number | boolean | null>): Html {
  const present = Object.entries(values).filter(([, value]) => value !== null && value !== false)
  return new Html(
    present.map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`)).join(''),
  )
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '')
}

function render(part: Part): string {
  if (part === null) return ''
  if (part instanceof Html) return part.source
  if (typeof part === 'object') return part.map(render).join('')
  return escapeHtml(String(part))
}
