import type { RootContent } from 'mdast'
import { z } from 'zod'
import { type Block, blocksOf, contentOf } from './blocks'
import { oneLine } from './one-line'
import { type PageElement, type PageNode, type PageProblem, parsePage } from './page-tree'

/** An action of the page's panel. */
export interface PageAction {
  id: string
  label: string
  scopes: readonly string[]
}

export interface PageStep {
  title: string
  line: number
  /** The scopes that show it. */
  gate: readonly string[]
  /** The scopes that it lists for copying. */
  displayed: readonly string[]
  content: RootContent[]
}

export interface PageSection {
  title: string
  line: number
  intro: RootContent[]
  steps: PageStep[]
  /** `stackone`: a section about StackOne. */
  part: 'provider' | 'stackone'
  /** Whether it begins with a Markdown heading, not with an element. */
  isMarkdown: boolean
}

/** A guide page of StackOne's documentation, as far as it was parsed. */
export interface GuidePage {
  title: { text: string; line: number }
  description: { text: string; line: number } | null
  /** The content before the first section: warnings and other text. */
  intro: RootContent[]
  /** Null: the page has no panel of actions. */
  actions: { list: PageAction[]; line: number } | null
  sections: PageSection[]
}

export type ReadPage = { ok: true; page: GuidePage } | { ok: false; problems: PageProblem[] }

/** A longer page is refused. In UTF-16 units. */
const MAX_PAGE_LENGTH = 1_000_000

const actionsSchema = z.array(
  z.object({
    id: z.string().min(1),
    label: z.string().transform(oneLine).pipe(z.string().min(1)),
    scopes: z.array(z.string()).default([]),
  }),
)
const STACKONE_PART = /stackone connector profile|connector profile in stackone|linking the account|link the account/i

/** Parses a guide page of StackOne's documentation. Any other page has problems, each with its line. */
export function readPage(text: string): ReadPage {
  const early = refuse(text)
  if (early) return { ok: false, problems: [early] }
  const { children, problems } = parsePage(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'))
  if (problems.length > 0) return { ok: false, problems }
  const reader = new SectionReader()
  for (const block of blocksOf(children)) reader.add(block)
  return reader.finish()
}

function refuse(text: string): PageProblem | null {
  if (text.length > MAX_PAGE_LENGTH) return { line: 1, message: 'The page is too long to be a guide.' }
  if (text.trim() === '') return { line: 1, message: 'The page is empty.' }
  if (/^\s*(?:<!doctype|<html|<\?xml|<head)/i.test(text)) {
    return { line: 1, message: 'This is a web page. Add .md to its address, and take the Markdown that comes.' }
  }
  if (text.includes('\0')) {
    return { line: text.slice(0, text.indexOf('\0')).split('\n').length, message: 'This is not text.' }
  }
  return null
}

function refusal(line: number, message: string): ReadPage {
  return { ok: false, problems: [{ line, message }] }
}

class SectionReader {
  /** Whether there is an element that only guides have. */
  private hasMarkup = false
  private title: GuidePage['title'] | null = null
  private description: GuidePage['description'] = null
  private actions: GuidePage['actions'] = null
  private readonly intro: RootContent[] = []
  private readonly sections: PageSection[] = []
  private readonly problems: PageProblem[] = []

  add(block: Block): void {
    if (block.type === 'element') this.addElement(block.element)
    else if (block.type === 'quote') this.addQuote(block)
    else if (block.type === 'heading' && block.depth === 1 && !this.title)
      this.title = { text: oneLine(block.text), line: block.line }
    else if (block.type === 'heading' && block.depth <= 2) this.begin(block.text, block.line, true)
    else this.addContent(block)
  }

  finish(): ReadPage {
    if (this.problems.length > 0) return { ok: false, problems: this.problems }
    if (!this.title) {
      return refusal(1, 'This is not a guide of StackOne: it has no title. One begins with “# …”.')
    }
    const { title, description, intro, actions, sections } = this
    if (!this.hasMarkup || sections.every((section) => section.steps.length === 0 && section.intro.length === 0)) {
      return refusal(
        title.line,
        'This is not a guide of StackOne: it has no sections with steps. Take what its address gives with .md at the end.',
      )
    }
    const last = sections.at(-1)
    if (last && last.steps.length === 0 && (last.isMarkdown || last.intro.length === 0) && sections.length > 1) {
      return refusal(last.line, `“${last.title}” has no steps. The page may be cut off: get it again as a whole.`)
    }
    return { ok: true, page: { title, description, intro, actions, sections } }
  }

  /** A description above the title is about the documentation; the first one below it is about the page. */
  private addQuote({ text, line }: { text: string; line: number }): void {
    if (!this.title) return
    if (!this.description && this.sections.length === 0) this.description = { text, line }
    else this.addContent({ type: 'quote', text, line })
  }

  private addElement(element: PageElement): void {
    const { name, attributes, children, line } = element
    if (name === 'Panel' || attributes['data-guide-actions-json'] !== undefined) this.readPanel(element)
    else if (name === 'section' || attributes['data-guide-section'] === true) this.readSection(element)
    else if (name === 'Steps') this.readSteps(element, [])
    else if (name === 'Step') this.addStep(readStep(element, []))
    else if (attributes['data-whitelabel-hide'] === true || attributes['data-guide-step'] === true)
      for (const block of blocksOf(children)) this.add(block)
    else for (const node of contentOf({ type: 'element', element })) this.addContent({ type: 'content', node, line })
  }

  private readPanel(element: PageElement): void {
    const holder = findElement([element], ({ attributes }) => attributes['data-guide-actions-json'] !== undefined)
    if (!holder) return
    const written = holder.attributes['data-guide-actions-json']
    try {
      const parsed = actionsSchema.safeParse(JSON.parse(String(written)))
      if (parsed.success) this.actions = { list: parsed.data, line: holder.line }
      else {
        const [issue] = parsed.error.issues
        const where = issue ? `${issue.path.join('.')}: ${issue.message}` : ''
        this.problems.push({ line: holder.line, message: `The list of actions has the wrong form. ${where}` })
      }
    } catch {
      this.problems.push({
        line: holder.line,
        message: 'The list of actions is not valid JSON. The page may be cut off.',
      })
    }
  }

  private readSection({ attributes, children, line }: PageElement): void {
    if (attributes['data-guide-section'] === true) this.hasMarkup = true
    const gate = listed(attributes['data-guide-scopes'])
    const blocks = blocksOf(children)
    const heading = blocks.find((block) => block.type === 'heading')
    if (heading?.type === 'heading') this.begin(heading.text, heading.line)
    else if (this.sections.length === 0) this.begin('Steps', line)
    for (const block of blocks) {
      if (block === heading) continue
      if (block.type === 'element' && block.element.name === 'Steps') this.readSteps(block.element, gate)
      else
        this.add(block.type === 'heading' ? { type: 'content', node: contentOf(block)[0] as RootContent, line } : block)
    }
  }

  private readSteps({ children }: PageElement, gate: readonly string[]): void {
    for (const block of blocksOf(children)) {
      if (block.type === 'element' && block.element.name === 'Step') this.addStep(readStep(block.element, gate))
      else this.add(block)
    }
  }

  private begin(title: string, line: number, isMarkdown = false): void {
    const part = STACKONE_PART.test(title) ? 'stackone' : 'provider'
    this.sections.push({ title: oneLine(title) || 'Untitled', line, intro: [], steps: [], part, isMarkdown })
  }

  private addStep(step: PageStep): void {
    this.hasMarkup = true
    if (this.sections.length === 0) this.begin('Steps', step.line)
    this.sections.at(-1)?.steps.push(step)
  }

  private addContent(block: Block): void {
    const nodes = contentOf(block)
    const section = this.sections.at(-1)
    if (!section) this.intro.push(...nodes)
    else if (section.steps.length === 0) section.intro.push(...nodes)
    // A guide has no text after its steps.
    else section.steps.at(-1)?.content.push(...nodes)
  }
}

function readStep(element: PageElement, gate: readonly string[]): PageStep {
  const { attributes, children, line } = element
  const title = typeof attributes.title === 'string' ? oneLine(attributes.title) : ''
  const marked = findElement(children, (each) => each.attributes['data-guide-step'] === true)
  const own = listed(marked?.attributes['data-guide-scopes'])
  const shown = findElement(children, (each) => each.attributes['data-guide-display-scopes'] === true)
  const listedScopes = listed(marked?.attributes['data-guide-display-scopes-list'])
  const displayed = listedScopes.length > 0 ? listedScopes : shown ? scopesShown(shown) : []
  return {
    title: title === '' ? 'Step' : title,
    line,
    gate: [...new Set([...gate, ...own])],
    displayed,
    content: blocksOf(withoutScopeLists(children)).flatMap(contentOf),
  }
}

/** The scopes of a list for copying, where the step itself does not name them. */
function scopesShown({ children }: PageElement): string[] {
  return children.flatMap((child) => {
    if (child.type === 'text') return []
    const scope = child.attributes['data-guide-display-scope']
    return typeof scope === 'string' ? [scope] : scopesShown(child)
  })
}

/** The guide itself lists the scopes of each choice. */
function withoutScopeLists(nodes: readonly PageNode[]): PageNode[] {
  return nodes.flatMap((node): PageNode[] => {
    if (node.type === 'text') return [node]
    if (node.attributes['data-guide-display-scopes'] === true) return []
    return [{ ...node, children: withoutScopeLists(node.children) }]
  })
}

function listed(attribute: string | true | undefined): string[] {
  return typeof attribute === 'string'
    ? attribute
        .split(',')
        .map((scope) => scope.trim())
        .filter((scope) => scope !== '')
    : []
}

function findElement(nodes: readonly PageNode[], isWanted: (element: PageElement) => boolean): PageElement | null {
  for (const node of nodes) {
    if (node.type === 'text') continue
    if (isWanted(node)) return node
    const inner = findElement(node.children, isWanted)
    if (inner) return inner
  }
  return null
}
