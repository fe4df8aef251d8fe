import type { Root, RootContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import remarkDirective from 'remark-directive'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

/** One step, to be done and ticked; or an explanation, to be read. Gated by its scopes, see steps.ts. */
export interface GuideStep {
  id: string
  title: string
  scopes: string[]
  /** Explains something, and has nothing to do: it has no number. */
  isReading: boolean
  content: RootContent[]
}

export interface GuideSection {
  id: string
  title: string
  /** Whether it is done in StackOne, by the integrator, once the values are saved and tested. */
  isInStackOne: boolean
  /** What stands before the first step. */
  intro: RootContent[]
  steps: GuideStep[]
}

/** A guide's text as trees of mdast, with directives still in them. */
export interface GuideDocument {
  intro: RootContent[]
  sections: GuideSection[]
}

const parser = unified().use(remarkParse).use(remarkDirective)

/**
 * Reads a guide's text: Markdown with `section` and `step` containers (remark-directive), which may be marked `reading`
 * (explanations) and, for sections, `in="stackone"`. What stands before the first section is the introduction. Throws an Error that names the place when the containers are out of order.
 */
export function parseDocument(markdown: string): GuideDocument {
  const root: Root = parser.parse(markdown)
  const document: GuideDocument = { intro: [], sections: [] }
  for (const node of root.children) {
    if (isContainer(node, 'section')) document.sections.push(readSection(node))
    else if (document.sections.length === 0) document.intro.push(node)
    else throw new Error(`Line ${node.position?.start.line}: text outside of a section.`)
  }
  return document
}

function readSection(node: ContainerDirective): GuideSection {
  const isInStackOne = node.attributes?.in === 'stackone'
  const section: GuideSection = { ...readName(node), isInStackOne, intro: [], steps: [] }
  for (const child of node.children) {
    if (isContainer(child, 'step')) section.steps.push(readStep(child, hasFlag(node, 'reading')))
    else if (section.steps.length === 0) section.intro.push(child)
    else throw new Error(`Line ${child.position?.start.line}: text after the steps of section "${section.id}".`)
  }
  return section
}

function readStep(node: ContainerDirective, isInReading: boolean): GuideStep {
  const scopes = node.attributes?.scopes?.split(',').map((scope) => scope.trim()) ?? []
  const isReading = isInReading || hasFlag(node, 'reading')
  return { ...readName(node), scopes: scopes.filter(Boolean), isReading, content: node.children }
}

/** Whether the directive has an attribute, as in `:::step{#id reading}`. */
function hasFlag({ attributes }: ContainerDirective, name: string): boolean {
  return attributes?.[name] !== undefined
}

function readName({ name, attributes, position }: ContainerDirective): { id: string; title: string } {
  const id = attributes?.id
  const title = attributes?.title
  if (!id || !title) throw new Error(`Line ${position?.start.line}: a ${name} needs an id and a title.`)
  return { id, title }
}

function isContainer(node: RootContent, name: string): node is ContainerDirective {
  return node.type === 'containerDirective' && node.name === name
}
