import { decodeReferences } from './references'

/** A piece of a page's text, as written: Markdown, with its escapes and code spans. */
interface PageText {
  type: 'text'
  value: string
  line: number
}

/** An element of a page: HTML, or a component of the documentation site. */
export interface PageElement {
  type: 'element'
  name: string
  /** References decoded. True for an attribute without a value; expressions in braces are left out. */
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

/** Void elements, with or without a slash at their end. */
const VOID = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'wbr'])
/** Anything else in lower case is text: `<your-org>` is not an element. */
const KNOWN =
  /^(?:a|abbr|article|aside|b|blockquote|br|button|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|footer|h[1-6]|header|hr|i|iframe|img|input|ins|kbd|label|li|main|mark|nav|ol|option|p|path|pre|q|s|samp|section|select|small|span|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|tr|u|ul|var|video|wbr|[A-Z][\w.]*)$/
const NAME = /[A-Za-z][\w.-]*/y
const ATTRIBUTE = /[A-Za-z_:@][\w:.-]*/y
const SPACE = /\s*/y
/** The beginning of fenced code (CommonMark section 4.5), at the beginning of a line. */
const FENCE = /[ \t]*(`{3,}|~{3,})[^`\n]*\n/y
/** The name of the element for fenced code. Its only child is the code. */
export const FENCED = 'fenced-code'
/** An expression in braces, except a comment or a string: kept as text, since it may be part of an example. */
const EXPRESSION = /\{\/\*[\s\S]*?\*\/\}|\{(?:'([^'\n]*)'|"([^"\n]*)"|`([^`\n]*)`)\}/y
/** The beginning of a tag at the end of the page. */
const UNFINISHED = /^<(?:\/?[A-Za-z][\w.-]*)?\s*$/
const MAX_NAME = 60
/** A deeper page is refused, because nested elements are parsed recursively. */
const MAX_DEPTH = 100
const MAX_PROBLEMS = 20
/** In UTF-16 units: parsing Markdown takes time that grows with the square of its length. */
const MAX_PARAGRAPH_LENGTH = 4000

/**
 * Parses a page of StackOne's documentation: Markdown with elements in it. It is neither valid MDX nor valid HTML: `&`
 * and `>` may be plain text, and code spans may have any content. Never throws; a truncated page, or one with unmatched
 * elements, has problems.
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
    while (this.at < this.text.length && this.problems.length < MAX_PROBLEMS) {
      const start = this.at
      const character = this.text[start]
      const isFence = (start === 0 || this.text[start - 1] === '\n') && this.readFence(() => this.addText(from, start))
      if (isFence || (character === '{' && this.readExpression(() => this.addText(from, start)))) from = this.at
      else if (character === '\\') this.at += 2
      else if (character === '`') this.skipCode()
      else if (character === '<' && this.readMarkup(() => this.addText(from, start))) from = this.at
      else if (this.at === start) this.at += 1
    }
    this.addText(from, this.text.length)
    for (const { name, line } of this.open.slice(1).reverse().slice(0, MAX_PROBLEMS)) {
      this.problem(line, `<${name}> is not closed. The page may be cut off: get it again as a whole.`)
    }
    return { children: this.root.children, problems: this.problems }
  }

  /** Reads fenced code, with any content. False if none begins. `before` is called once it does. */
  private readFence(before: () => void): boolean {
    FENCE.lastIndex = this.at
    const [opening, fence] = FENCE.exec(this.text) ?? []
    if (opening === undefined || fence === undefined) return false
    before()
    const line = this.lineOf(this.at)
    const from = this.at + opening.length
    const closing = new RegExp(`^[ \\t]*${fence[0]}{${fence.length},}[ \\t]*$`, 'gm')
    closing.lastIndex = from
    const end = closing.exec(this.text)
    if (!end) this.problem(line, 'This code has no end. The page may be cut off: get it again as a whole.')
    const value = this.text.slice(from, end?.index ?? this.text.length)
    this.add({ type: 'element', name: FENCED, attributes: {}, children: [{ type: 'text', value, line }], line })
    this.at = end ? end.index + end[0].length : this.text.length
    return true
  }

  /** Reads a comment or a string in braces. False for anything else. `before` is called once it is one. */
  private readExpression(before: () => void): boolean {
    EXPRESSION.lastIndex = this.at
    const found = EXPRESSION.exec(this.text)
    if (!found) return false
    before()
    const [whole, single, double, ticks] = found
    const value = single ?? double ?? ticks ?? ''
    if (value !== '') this.add({ type: 'text', value, line: this.lineOf(this.at) })
    this.at += whole.length
    return true
  }

  /** Skips a code span, or its first backticks if it has no end in its paragraph. */
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

  /** Parses markup that begins with `<`. False if it is text. `before` is called when it is known to be markup. */
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
    if (UNFINISHED.test(this.text.slice(this.at, this.at + MAX_NAME))) {
      before()
      this.problem(this.lineOf(this.at), 'The page ends within a tag. It may be cut off: get it again as a whole.')
      this.at = this.text.length
      return true
    }
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
    if (this.open.length > MAX_DEPTH) {
      this.problem(line, `<${name}> is the ${MAX_DEPTH}th element within another. Close those before it.`)
      this.open.length = 1
      this.at = this.text.length
    } else if (!isEmpty && !VOID.has(name)) this.open.push(element)
  }

  /** Reads up to the `>` or `/>` of a start tag. Null if it is not a tag. */
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

  /** Parses an attribute's value. Undefined for an expression in braces; null if it is not a value. */
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

  /** Skips an expression in braces, including strings in it. False if it has no end. */
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

  /** The match of a sticky pattern; null if there is none. `moves`: skips the match. */
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
    if (to <= from) return
    this.checkLength(from, to)
    this.add({ type: 'text', value: this.text.slice(from, to), line: this.lineOf(from) })
  }

  private checkLength(from: number, to: number): void {
    if (to - from <= MAX_PARAGRAPH_LENGTH) return
    let at = from
    for (const paragraph of this.text.slice(from, to).split('\n\n')) {
      if (paragraph.length > MAX_PARAGRAPH_LENGTH) {
        this.problem(this.lineOf(at), `This paragraph has more than ${MAX_PARAGRAPH_LENGTH} characters. Divide it.`)
        return
      }
      at += paragraph.length + 2
    }
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
