import type { Paragraph, PhrasingContent, RootContent } from 'mdast'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { singleLine } from './text'

const writer = unified().use(remarkStringify, { bullet: '-', emphasis: '_', listItemIndent: 'one' })

/** Parts as Markdown (CommonMark). Their content is only text or code. */
export function toMarkdown(children: RootContent[]): string {
  return writer.stringify({ type: 'root', children })
}

/** A heading of one line, without the line breaks of its text. */
export function heading(depth: 1 | 2 | 3, text: string): RootContent {
  return { type: 'heading', depth, children: [plain(singleLine(text).trim())] }
}

/** A paragraph of these parts. */
export function paragraph(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children }
}

/** A list, bulleted or numbered, each item of one paragraph. */
export function list(items: readonly PhrasingContent[][], ordered = false): RootContent {
  return {
    type: 'list',
    ordered,
    spread: false,
    children: items.map((children) => ({ type: 'listItem', spread: false, children: [paragraph(children)] })),
  }
}

/** Plain text: anything that looks like markup is escaped. */
export function plain(value: string): PhrasingContent {
  return { type: 'text', value: singleLine(value) }
}

/** A value as code, unchanged; words if it is empty. */
export function code(value: string): PhrasingContent {
  const line = singleLine(value).trim()
  return line ? { type: 'inlineCode', value: line } : plain('nothing')
}

/** A link. The URL is our own, so it is not checked. */
export function link(text: string, url: string): PhrasingContent {
  return { type: 'link', url, children: [plain(text)] }
}
