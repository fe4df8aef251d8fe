import type { RootContent } from 'mdast'
import { memoizeByObject } from '../memoize-by-object'
import type { GuideDocument, GuideSection } from './document'

/** The provider's part of a guide's text: tasks and explanations. */
export interface SetupSections {
  intro: RootContent[]
  toDo: readonly GuideSection[]
  toRead: readonly GuideSection[]
}

/**
 * The part of a guide that a setup page shows. Links to its steps in StackOne, which are left out, become plain text.
 */
export const setupSections = memoizeByObject(({ intro, sections }: GuideDocument): SetupSections => {
  const own = sections.filter(({ isInStackOne }) => !isInStackOne)
  const ids = new Set(own.flatMap(({ id, steps }) => [id, ...steps.map((step) => step.id)]))
  const shown = own.map((section) => ({
    ...section,
    intro: withoutDeadLinks(section.intro, ids),
    steps: section.steps.map((step) => ({ ...step, content: withoutDeadLinks(step.content, ids) })),
  }))
  const isToRead = ({ steps }: GuideSection) => steps.length > 0 && steps.every(({ isReading }) => isReading)
  return {
    intro: withoutDeadLinks(intro, ids),
    toDo: shown.filter((section) => !isToRead(section)),
    toRead: shown.filter(isToRead),
  }
})

/** The same without links to anchors that are not among `ids`; the links' words stay. */
function withoutDeadLinks<Node extends RootContent>(nodes: readonly Node[], ids: ReadonlySet<string>): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (!('children' in node)) return [node]
    const children = withoutDeadLinks<RootContent>(node.children, ids)
    const isDead = node.type === 'link' && node.url.startsWith('#') && !ids.has(node.url.slice(1))
    return isDead ? (children as Node[]) : [{ ...node, children } as Node]
  })
}
