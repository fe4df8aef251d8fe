import type { Root, RootContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import remarkDirective from 'remark-directive'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

/** One step: a task to do and tick, or an explanation to read. Gated by its scopes, see steps.ts. */
export interface GuideStep {
  id: string
  title: string
  /** Its position in the text. */
  line: number
  scopes: string[]
  /** Whether it only explains something: then it has no number. */
  isReading: boolean
  content: RootContent[]
}

export interface GuideSection {
  id: string
  title: string
  line: number
  /** Whether the integrator does it in StackOne, once the values are saved and tested. */
  isInStackOne: boolean
  /** The content before the first step. */
  intro: RootContent[]
  steps: GuideStep[]
}

/** A guide's text as trees of mdast, including directives. */
export interface GuideDocument {
  intro: RootContent[]
  sections: GuideSection[]
}

const parser = unified().use(remarkParse).use(remarkDirective)

/** The text's sections and steps are out of order: the message has the fix. */
export class DocumentError extends Error {
  readonly line: number

  constructor(line: number | undefined, message: string) {
    super(message)
    this.name = 'DocumentError'
    this.line = line ?? 1
  }
}

/**
 * Reads a guide's text: Markdown with `section` and `step` containers (remark-directive), which may be marked `reading`
 * (explanations) and, for sections, `in="stackone"`. The text before the first section is the introduction. Throws
 * DocumentError when the containers are out of order.
 */
export function parseDocument(markdown: string): GuideDocument {
  const root: Root = parser.parse(markdown)
  const document: GuideDocument = { intro: [], sections: [] }
  for (const node of root.children) {
    if (isContainer(node, 'section')) document.sections.push(readSection(node))
    else if (document.sections.length === 0) document.intro.push(node)
    else {
      throw new DocumentError(
        node.position?.start.line,
        'This text is outside of a section. Put it into one, or before the first one.',
      )
    }
  }
  return document
}

function readSection(node: ContainerDirective): GuideSection {
  const isInStackOne = node.attributes?.in === 'stackone'
  const section: GuideSection = { ...readName(node), isInStackOne, intro: [], steps: [] }
  for (const child of node.children) {
    if (isContainer(child, 'step')) section.steps.push(readStep(child, hasFlag(node, 'reading')))
    else if (section.steps.length === 0) section.intro.push(child)
    else {
      throw new DocumentError(
        child.position?.start.line,
        `This text is after the steps of the section "${section.id}". Put it into a step, or before the first one.`,
      )
    }
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

function readName({ name, attributes, position }: ContainerDirective): Pick<GuideStep, 'id' | 'title' | 'line'> {
  const id = attributes?.id
  const title = attributes?.title
  if (!id || !title) {
    throw new DocumentError(
      position?.start.line,
      `This ${name} needs an id and a title. Write ${name}{#an-id title="A title"}.`,
    )
  }
  return { id, title, line: position?.start.line ?? 1 }
}

function isContainer(node: RootContent, name: string): node is ContainerDirective {
  return node.type === 'containerDirective' && node.name === name
}
