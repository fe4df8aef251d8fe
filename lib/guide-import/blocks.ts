import type { ListItem, PhrasingContent, RootContent } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import { inlineText } from './inline-text'
import { FENCED, type PageElement, type PageNode } from './page-tree'

/** A block of a page's text, with its line. */
export type Block =
  | { type: 'content'; node: RootContent; line: number }
  | { type: 'heading'; depth: number; text: string; line: number }
  | { type: 'quote'; text: string; line: number }
  /** An element that is more than text. */
  | { type: 'element'; element: PageElement }

const CALLOUTS: Readonly<Record<string, string>> = {
  Warning: 'warning',
  Danger: 'warning',
  Check: 'note',
  Info: 'note',
  Note: 'note',
  Tip: 'note',
}
/** Inline elements. */
const INLINE = new Set(
  'a abbr b br cite code del em i ins kbd label mark q s samp small span strong sub sup u var wbr'.split(' '),
)
/** Elements that the documentation’s scripts fill in, and elements that show nothing. */
const LEFT_OUT = new Set(['button', 'input', 'select', 'textarea', 'style', 'svg', 'iframe', 'video', 'hr'])
/** Elements that only enclose blocks. */
const TRANSPARENT = new Set(
  'article aside div figure footer header main nav Frame Card CardGroup Columns Column'.split(' '),
)

/** The blocks of an element or a whole page. Elements that are more than text stay elements. */
export function blocksOf(nodes: readonly PageNode[]): Block[] {
  const blocks: Block[] = []
  let line: PageNode[] = []
  const flush = () => {
    blocks.push(...flowBlocks(line))
    line = []
  }
  for (const node of nodes) {
    if (node.type === 'text' || INLINE.has(node.name)) {
      line.push(node)
      continue
    }
    flush()
    blocks.push(...elementBlocks(node))
  }
  flush()
  return blocks
}

function elementBlocks(element: PageElement): Block[] {
  const { name, attributes, children, line } = element
  const heading = /^h([1-6])$/.exec(name)
  if (heading)
    return [{ type: 'heading', depth: Number(heading[1]), text: inlineOf(children).map(textOf).join('').trim(), line }]
  if (LEFT_OUT.has(name) || attributes['data-guide-actions-badge'] === true) return []
  if (name === 'p') return paragraphs(children, line)
  if (name === 'ul' || name === 'ol') return listBlocks(element)
  if (name === 'li') return blocksOf(children)
  if (name === FENCED) return [content({ type: 'code', value: textIn(children).trimEnd() }, line)]
  if (name === 'table') return tableBlocks(element)
  if (name === 'pre') return [content({ type: 'code', value: rawText(children).trim() }, line)]
  if (name === 'img') return []
  const callout = CALLOUTS[name]
  if (callout !== undefined) {
    const inner = blocksOf(children).flatMap(contentOf)
    return [content({ type: 'containerDirective', name: callout, children: inner as never }, line)]
  }
  if (TRANSPARENT.has(name) && !isMarked(attributes)) return [...titleOf(element), ...blocksOf(children)]
  return [{ type: 'element', element }]
}

/** The title of a tab, an accordion, a card. */
function titleOf({ name, attributes: { title }, line }: PageElement): Block[] {
  return /^[A-Z]/.test(name) && typeof title === 'string' && title.trim() !== ''
    ? [{ type: 'heading', depth: 6, text: title.trim(), line }]
    : []
}

/** A guide has no tables: each row becomes a list item. */
function tableBlocks(element: PageElement): Block[] {
  const rows = elementsIn(element, 'tr').map((row) =>
    row.children.flatMap((cell) => (cell.type === 'element' ? [trimmed(inlineOf(cell.children))] : [])),
  )
  const items = rows
    .map((cells) => cells.filter((cell) => cell.length > 0))
    .filter((cells) => cells.length > 0)
    .map((cells) =>
      cells.flatMap((cell, index) => (index === 0 ? cell : [{ type: 'text' as const, value: ' — ' }, ...cell])),
    )
  return items.length === 0 ? [] : [content(listOf(items, false), element.line)]
}

function elementsIn({ children }: PageElement, name: string): PageElement[] {
  return children.flatMap((child) => {
    if (child.type === 'text') return []
    return child.name === name ? [child] : elementsIn(child, name)
  })
}

function listOf(items: readonly PhrasingContent[][], ordered: boolean): RootContent {
  return {
    type: 'list',
    ordered,
    spread: false,
    children: items.map(
      (children): ListItem => ({ type: 'listItem', spread: false, children: [{ type: 'paragraph', children }] }),
    ),
  }
}

/** Whether an element is one of the documentation's components. */
function isMarked(attributes: PageElement['attributes']): boolean {
  return Object.keys(attributes).some((name) => name.startsWith('data-guide') || name.startsWith('data-whitelabel'))
}

function paragraphs(children: readonly PageNode[], line: number): Block[] {
  const inline = trimmed(inlineOf(children))
  return asList(inline, line) ?? (inline.length === 0 ? [] : [content({ type: 'paragraph', children: inline }, line)])
}

/** A list within a paragraph, with line breaks in between: `- one<br />- two`. */
function asList(inline: readonly PhrasingContent[], line: number): Block[] | null {
  const rows: PhrasingContent[][] = [[]]
  for (const node of inline) {
    if (node.type === 'break') rows.push([])
    else rows.at(-1)?.push(node)
  }
  const items = rows.map(trimmed).filter((row) => row.length > 0)
  const first = items.findIndex(startsWithBullet)
  if (first === -1 || items.length - first < 2 || !items.slice(first).every(startsWithBullet)) return null
  const before = items.slice(0, first).map((row) => content({ type: 'paragraph', children: row }, line))
  return [...before, content(listOf(items.slice(first).map(withoutBullet), false), line)]
}

const BULLET = /^\s*[-•*–]\s+/

function startsWithBullet([first]: readonly PhrasingContent[]): boolean {
  return first?.type === 'text' && BULLET.test(first.value)
}

function withoutBullet([first, ...rest]: readonly PhrasingContent[]): PhrasingContent[] {
  return first?.type === 'text' ? trimmed([{ ...first, value: first.value.replace(BULLET, '') }, ...rest]) : []
}

function listBlocks({ name, children, line }: PageElement): Block[] {
  const items = children.flatMap((child): ListItem[] => {
    if (child.type !== 'element' || child.name !== 'li') return []
    const inner = blocksOf(child.children).flatMap(contentOf)
    return inner.length === 0 ? [] : [{ type: 'listItem', spread: false, children: inner as ListItem['children'] }]
  })
  if (items.length === 0) return []
  return [content({ type: 'list', ordered: name === 'ol', spread: false, children: items }, line)]
}

/** The part of a block that a step can contain. */
export function contentOf(block: Block): RootContent[] {
  switch (block.type) {
    case 'content':
      return [block.node]
    case 'heading':
      return [{ type: 'paragraph', children: [{ type: 'strong', children: [{ type: 'text', value: block.text }] }] }]
    case 'quote':
      return [{ type: 'blockquote', children: [{ type: 'paragraph', children: inlineText(block.text) }] }]
    case 'element':
      return [...titleOf(block.element), ...blocksOf(block.element.children)].flatMap(contentOf)
  }
}

/** The start of a new block: a heading, a quotation. */
const OWN_LINE = /^\s*(?:#{1,6}(?:\s|$)|>)/

/** Text and inline elements outside of any block: Markdown with empty lines between its blocks. */
function flowBlocks(nodes: readonly PageNode[]): Block[] {
  const groups: PageNode[][] = [[]]
  const add = (node: PageNode) => groups.at(-1)?.push(node)
  for (const node of nodes) {
    if (node.type === 'element') {
      add(node)
      continue
    }
    const lines = node.value.split('\n')
    for (const [index, value] of lines.entries()) {
      const isWhole = index > 0 && index < lines.length - 1
      const isOwn = OWN_LINE.test(value) && (index > 0 || groups.at(-1)?.length === 0)
      if (isOwn || (isWhole && value.trim() === '')) groups.push([])
      add({ type: 'text', value: index < lines.length - 1 ? `${value}\n` : value, line: node.line + index })
      if (isOwn && index < lines.length - 1) groups.push([])
    }
  }
  return groups.flatMap((group) => {
    const first = group.find((node) => node.type === 'element' || node.value.trim() !== '')
    return first ? flowBlock(joinTexts(group), first.line) : []
  })
}

function joinTexts(nodes: readonly PageNode[]): PageNode[] {
  const joined: PageNode[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.type === 'text' && last?.type === 'text')
      joined[joined.length - 1] = { ...last, value: last.value + node.value }
    else joined.push(node)
  }
  return joined
}

function flowBlock(nodes: readonly PageNode[], line: number): Block[] {
  const [first] = nodes
  if (first?.type === 'text' && nodes.length === 1) {
    const text = first.value.trim()
    const heading = /^(#{1,6})(?:\s+(.*))?$/s.exec(text)
    if (heading) {
      const [, hashes = '', title = ''] = heading
      return [{ type: 'heading', depth: hashes.length, text: inlineText(title).map(textOf).join('').trim(), line }]
    }
    if (text.startsWith('>')) return [{ type: 'quote', text: text.replace(/^>\s?/gm, '').trim(), line }]
  }
  return markdownList(nodes, line) ?? paragraphs(nodes, line)
}

const MARKER = /^\s*(?:[-*+]|\d{1,3}[.)])\s+/

/** A list in Markdown: lines that begin with a mark, and their continuations. Nested lists are part of it. */
function markdownList(nodes: readonly PageNode[], line: number): Block[] | null {
  const rows = linesOf(nodes)
  if (!rows.every((row, index) => hasMarker(row) || (index > 0 && isIndented(row)))) return null
  const items: PageNode[][] = []
  for (const row of rows) {
    const [first, ...rest] = row
    if (first?.type === 'text' && MARKER.test(first.value)) {
      items.push([{ ...first, value: first.value.replace(MARKER, '') }, ...rest])
    } else items.at(-1)?.push({ type: 'text', value: ' ', line }, ...row)
  }
  const [[first] = []] = rows
  const isOrdered = first?.type === 'text' && /^\s*\d/.test(first.value)
  return [
    content(
      listOf(
        items.map((item) => trimmed(inlineOf(item))),
        isOrdered,
      ),
      line,
    ),
  ]
}

function hasMarker([first]: readonly PageNode[]): boolean {
  return first?.type === 'text' && MARKER.test(first.value)
}

function isIndented([first]: readonly PageNode[]): boolean {
  return first?.type === 'text' && /^\s{2,}/.test(first.value)
}

/** The lines of a block that are not empty. */
function linesOf(nodes: readonly PageNode[]): PageNode[][] {
  const lines: PageNode[][] = [[]]
  for (const node of nodes) {
    if (node.type === 'element') {
      lines.at(-1)?.push(node)
      continue
    }
    for (const [index, value] of node.value.split('\n').entries()) {
      if (index > 0) lines.push([])
      if (value !== '') lines.at(-1)?.push({ ...node, value, line: node.line + index })
    }
  }
  return lines.filter((row) => row.some((node) => node.type === 'element' || node.value.trim() !== ''))
}

function content(node: RootContent, line: number): Block {
  return { type: 'content', node, line }
}

/** Text and inline elements as Markdown. */
function inlineOf(nodes: readonly PageNode[]): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === 'text') return inlineText(node.value)
    const { name, attributes, children } = node
    switch (name) {
      case 'strong':
      case 'b':
        return wrapped('strong', children)
      case 'em':
      case 'i':
        return wrapped('emphasis', children)
      case 'code':
      case 'kbd':
      case 'samp':
      case 'var': {
        const value = rawText(children).replace(/\s+/g, ' ').trim()
        return value === '' ? [] : [{ type: 'inlineCode', value }]
      }
      case 'br':
        return [{ type: 'break' }]
      case 'a': {
        const inner = trimmed(withoutLinks(inlineOf(children)))
        const { href } = attributes
        if (typeof href !== 'string' || inner.length === 0) return inner
        return [{ type: 'link', url: href.trim(), children: inner as never }]
      }
      default:
        return LEFT_OUT.has(name) ? [] : inlineOf(children)
    }
  })
}

function wrapped(type: 'strong' | 'emphasis', children: readonly PageNode[]): PhrasingContent[] {
  const inner = inlineOf(children)
  const [before, after] = [/^\s/, /\s$/].map((space) => (space.test(inner.map(textOf).join('')) ? ' ' : ''))
  const bare = trimmed(inner)
  if (bare.length === 0) return []
  // A link's text is not a name on the provider's pages.
  const whole: PhrasingContent[] = bare.length === 1 && bare[0]?.type === 'link' ? bare : [{ type, children: bare }]
  return [...space(before), ...whole, ...space(after)]
}

function space(text = ''): PhrasingContent[] {
  return text === '' ? [] : [{ type: 'text', value: text }]
}

/** A link within a link shows its own text. */
function withoutLinks(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node) => (node.type === 'link' ? node.children : [node]))
}

/** Trimmed, and with each white space as one space. */
function trimmed(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.type === 'text' && last?.type === 'text') {
      joined[joined.length - 1] = { type: 'text', value: last.value + node.value }
    } else joined.push(node)
  }
  const spaced = joined.map((node, index) => {
    if (node.type !== 'text') return node
    const isStart = index === 0 || joined[index - 1]?.type === 'break'
    const isEnd = index === joined.length - 1 || joined[index + 1]?.type === 'break'
    const one = node.value.replace(/\s+/g, ' ')
    const left = isStart ? one.trimStart() : one
    return { ...node, value: isEnd ? left.trimEnd() : left }
  })
  const full = spaced.filter((node) => node.type !== 'text' || node.value !== '')
  while (full[0]?.type === 'break') full.shift()
  while (full.at(-1)?.type === 'break') full.pop()
  return full
}

function textOf(node: PhrasingContent): string {
  return node.type === 'break' ? ' ' : plainText(node)
}

/** The source text of a node. */
function textIn(nodes: readonly PageNode[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.value : textIn(node.children))).join('')
}

function rawText(nodes: readonly PageNode[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? inlineText(node.value).map(textOf).join('') : rawText(node.children)))
    .join('')
}
