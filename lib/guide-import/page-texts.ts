import type { Nodes, RootContent } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import type { GuidePage, PageSection } from './read-page'

/** A paragraph or an item of a list as plain text. */
export interface PlainText {
  text: string
  node: RootContent
  /** The line of its step or section. */
  line: number
  part: PageSection['part'] | 'intro'
}

/** Every paragraph of a page, also in lists, in order. */
export function textsOf(page: GuidePage): PlainText[] {
  return [
    ...paragraphsOf(page.intro).map((node) => plain(node, page.title.line, 'intro')),
    ...page.sections.flatMap(({ intro, steps, line, part }) => [
      ...paragraphsOf(intro).map((node) => plain(node, line, part)),
      ...steps.flatMap((step) => paragraphsOf(step.content).map((node) => plain(node, step.line, part))),
    ]),
  ]
}

function plain(node: RootContent, line: number, part: PlainText['part']): PlainText {
  return { text: plainText(node), node, line, part }
}

/** The paragraphs at or below these nodes. */
function paragraphsOf(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap((node) => nodesIn(node).filter(({ type }) => type === 'paragraph'))
}

/** A node, and everything below it. */
export function nodesIn(node: RootContent): RootContent[] {
  return [
    node,
    ...('children' in node
      ? (node as Extract<Nodes, { children: unknown }>).children.flatMap((child) => nodesIn(child as RootContent))
      : []),
  ]
}

/** The values of the code spans below a node, in order. */
export function codesIn(node: RootContent): string[] {
  return nodesIn(node).flatMap((each) => (each.type === 'inlineCode' ? each.value : []))
}

/** The bold texts below a node, in order. */
export function boldIn(node: RootContent): string[] {
  return nodesIn(node).flatMap((each) => (each.type === 'strong' ? plainText(each).trim() : []))
}

/** The links below a node, in order. */
export function linksIn(node: RootContent): { url: string; text: string }[] {
  return nodesIn(node).flatMap((each) => (each.type === 'link' ? { url: each.url, text: plainText(each) } : []))
}
