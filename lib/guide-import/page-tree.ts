import { decodeReferences } from './references'

/** A piece of text of a page, as written: Markdown, with its escapes and code spans. */
interface PageText {
  type: 'text'
  value: string
  line: number
}

/** An element of a page: HTML, or a component of the documentation site. */
export interface PageElement {
  type: 'element'
  name: string
  /** References decoded. True for one without a value; what stands in braces is left out. */
  attributes: Readonly<Record<string, string | true>>
  children: PageNode[]
  line: number
}

export type PageNode = PageText | PageElement

/** Why a page cannot be read, with its line. */
export interface PageProblem {
  line: number
  message: string
}

/** Elements that hold nothing, with or without a slash at their end. */
const VOID = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'wbr'])
/** Anything else in small letters is text: `<your-org>` is no element. */
const KNOWN =
  /^(?:a|abbr|article|aside|b|blockquote|br|button|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|footer|h[1-6]|header|hr|i|iframe|img|input|ins|kbd|label|li|main|mark|nav|ol|option|p|path|pre|q|s|samp|section|select|small|span|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|tr|u|ul|var|video|wbr|[A-Z][\w.]*)$/
const NAME = /[A-Za-z][\w.-]*/y
const ATTRIBUTE = /[A-Za-z_:@][\w:.-]*/y
const SPACE = /\s*/y

/**
 * Reads a page of StackOne's documentation: Markdown with elements among it. It is neither valid MDX nor valid HTML:
 * `&` and `>` stand for themselves, and code spans may hold anything. Never throws; a page that is cut off, or whose
 * elements do not match, has problems.
 */
export function parsePage(text: string): { children: PageNode[]; problems: PageProblem[] } {
  return new PageReader(text).read()
}

class PageReader {
  private at = 0
  private readonly root: PageElement = { type: 'element', name: '', attributes: {}, children: [], line: 1 }
  private readonly open: PageElement[] = [this.root]
  private readonly problems: PageProblem[] = []
  private readonly lineStarts: number[] = [0]

  constructor(private readonly text: string) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.lineStarts.push(at + 1)
  }

  read(): { children: PageNode[]; problems: PageProblem[] } {
    let from = 0
    while (this.at < this.text.length) {
      const start = this.at
      const character = this.text[start]
      if (character === '\\') this.at += 2
      else if (character === '`') this.skipCode()
      else if (character === '<' && this.readMarkup(() => this.addText(from, start))) from = this.at
      else if (this.at === start) this.at += 1
    }
    this.addText(from, this.text.length)
    for (const { name, line } of this.open.slice(1).reverse()) {
      this.problem(line, `<${name}> is not closed. The page may be cut off: get it again as a whole.`)
    }
    return { children: this.root.children, problems: this.problems }
  }

  /** Goes behind a code span, or behind its first backticks where it has no end in its paragraph. */
  private skipCode(): void {
    const [ticks = '`'] = /^`+/.exec(this.text.slice(this.at, this.at + 100)) ?? []
    const from = this.at + ticks.length
    const paragraph = this.text.indexOf('\n\n', from)
    const limit = paragraph === -1 ? this.text.length : paragraph
    let end = this.text.indexOf(ticks, from)
    while (end !== -1 && end < limit && (this.text[end + ticks.length] === '`' || this.text[end - 1] === '`')) {
      end = this.text.indexOf(ticks, end + 1)
    }
    this.at = end !== -1 && end < limit ? end + ticks.length : from
  }

  /** Reads what begins with `<`. False where that is text. `before` is called once it is known to be none. */
  private readMarkup(before: () => void): boolean {
    if (this.text.startsWith('<!--', this.at)) {
      before()
      const end = this.text.indexOf('-->', this.at)
      if (end === -1) this.problem(this.lineOf(this.at), 'This comment has no end. The page may be cut off.')
      this.at = end === -1 ? this.text.length : end + 3
      return true
    }
    const isEnd = this.text[this.at + 1] === '/'
    const name = this.match(NAME, this.at + (isEnd ? 2 : 1))
    if (name === null || !KNOWN.test(name)) return false
    before()
    const line = this.lineOf(this.at)
    this.at += name.length + (isEnd ? 2 : 1)
    if (isEnd) this.readEnd(name, line)
    else this.readStart(name, line)
    return true
  }

  private readEnd(name: string, line: number): void {
    this.match(SPACE, this.at, true)
    if (this.text[this.at] === '>') this.at += 1
    else this.problem(line, `</${name} is not finished. The page may be cut off.`)
    const index = this.open.findLastIndex((element) => element.name === name)
    if (index <= 0) {
      if (!VOID.has(name)) this.problem(line, `</${name}> closes nothing. Remove it, or write <${name}> before it.`)
      return
    }
    for (const unclosed of this.open.splice(index).slice(1)) {
      this.problem(line, `</${name}> comes before </${unclosed.name}>, which was opened in line ${unclosed.line}.`)
    }
  }

  private readStart(name: string, line: number): void {
    const attributes = this.readAttributes()
    if (attributes === null) {
      this.cutOff(name, line)
      return
    }
    const isEmpty = this.text[this.at] === '/'
    this.at += isEmpty ? 2 : 1
    const element: PageElement = { type: 'element', name, attributes, children: [], line }
    this.add(element)
    if (!isEmpty && !VOID.has(name)) this.open.push(element)
  }

  /** Reads up to the `>` or `/>` of a start tag. Null where the tag is not one. */
  private readAttributes(): PageElement['attributes'] | null {
    const attributes: Record<string, string | true> = Object.create(null)
    for (;;) {
      this.match(SPACE, this.at, true)
      if (this.text[this.at] === '>' || this.text.startsWith('/>', this.at)) return attributes
      if (this.text[this.at] === '{') {
        if (!this.skipBraces()) return null
        continue
      }
      const key = this.match(ATTRIBUTE, this.at, true)
      if (key === null) return null
      const value = this.readValue()
      if (value === null) return null
      if (value !== undefined) attributes[key] = value
    }
  }

  /** Reads what follows an attribute's name. Undefined for what stands in braces; null where it is not a value. */
  private readValue(): string | true | null | undefined {
    if (this.text[this.at] !== '=') return true
    this.at += 1
    const quote = this.text[this.at]
    if (quote === '{') return this.skipBraces() ? undefined : null
    if (quote !== '"' && quote !== "'") return null
    const end = this.text.indexOf(quote, this.at + 1)
    if (end === -1) return null
    const value = decodeReferences(this.text.slice(this.at + 1, end))
    this.at = end + 1
    return value
  }

  /** Nothing of it can be used. */
  private cutOff(name: string, line: number): void {
    this.problem(line, `<${name} is not finished. The page may be cut off: get it again as a whole.`)
    const next = this.text.indexOf('\n', this.at)
    this.at = next === -1 ? this.text.length : next
  }

  /** Goes behind what stands in braces, strings in it included. False where it has no end. */
  private skipBraces(): boolean {
    let depth = 0
    for (; this.at < this.text.length; this.at += 1) {
      const character = this.text[this.at]
      if (character === '{') depth += 1
      else if (character === '}') depth -= 1
      else if (character === '"' || character === "'") {
        const end = this.text.indexOf(character, this.at + 1)
        if (end === -1) return false
        this.at = end
      }
      if (depth === 0) {
        this.at += 1
        return true
      }
    }
    return false
  }

  /** What a sticky pattern finds there; null where it finds nothing. `moves`: goes behind it. */
  private match(pattern: RegExp, at: number, moves = false): string | null {
    pattern.lastIndex = at
    const found = pattern.exec(this.text)?.[0] ?? null
    if (moves && found !== null) this.at = at + found.length
    return found === '' ? null : found
  }

  private add(node: PageNode): void {
    this.open.at(-1)?.children.push(node)
  }

  private addText(from: number, to: number): void {
    if (to > from) this.add({ type: 'text', value: this.text.slice(from, to), line: this.lineOf(from) })
  }

  private problem(line: number, message: string): void {
    this.problems.push({ line, message })
  }

  private lineOf(offset: number): number {
    let [low, high] = [0, this.lineStarts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((this.lineStarts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}
