import type { RootContent } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import type { GuideDocument } from './document'
import { COMMANDS_URL, COMPUTED_NAMES } from './live-values'
import { suggest } from './nearest'
import { type GuideProblem, inData, inText } from './problem'
import type { Guide } from './schema'

const CALLOUTS = ['note', 'warning']
const LIVE_TEXTS = ['value', 'copy']
const FORM = 'form'
const BLOCKS = ['scopes', 'cloud-note', FORM]

/**
 * Directives and links without a target, and constants and forms that nothing shows. `inCommands` are the names that
 * the guide's commands use; null if it has none.
 */
export function checkText(guide: Guide, document: GuideDocument, inCommands: readonly string[] | null): GuideProblem[] {
  const nodes = allNodes(document)
  const shown = shownValues(guide, document)
  const values = [
    ...COMPUTED_NAMES.filter((name) => inCommands !== null || name !== COMMANDS_URL),
    ...Object.keys(guide.constants),
  ]
  const formIds = guide.forms.map(({ id }) => id)
  const forms = nodes.flatMap((node) => formOf(node) ?? [])
  const anchors = document.sections.flatMap((section) => [section.id, ...section.steps.map(({ id }) => id)])
  return [
    ...nodes.flatMap((node) => problemOf(node) ?? []),
    ...nodes
      .flatMap((node) => (node.type === 'link' && node.url.startsWith('#') ? [node] : []))
      .filter(({ url }) => !anchors.includes(url.slice(1)))
      .map((node) =>
        inText(
          lineOf(node),
          `The link leads to "${node.url}", which is not a section or step. ${suggest(node.url.slice(1), anchors)}`,
        ),
      ),
    ...shown
      .filter(({ name }) => !values.includes(name))
      .map(({ name, ...place }) => ({
        ...place,
        message: `There is no live value "${name}". ${suggest(name, values)} Or add it to constants.`,
      })),
    ...forms
      .filter(({ id }) => !formIds.includes(id))
      .map(({ id, line }) => inText(line, `There is no form "${id}". ${suggest(id, formIds)}`)),
    ...guide.forms.flatMap(({ id }, index) =>
      forms.some((form) => form.id === id)
        ? []
        : [inData(['forms', index], `Nothing shows the form "${id}". Write ::form{#${id}} in a step, or remove it.`)],
    ),
    ...Object.keys(guide.constants).flatMap((name) => {
      const path = ['constants', name]
      if (COMPUTED_NAMES.includes(name)) {
        return [inData(path, `Every guide has a live value "${name}". Give this constant another name.`)]
      }
      return shown.some((value) => value.name === name) || inCommands?.includes(name)
        ? []
        : [inData(path, `Nothing shows the constant "${name}". Write :value[${name}] in the text, or remove it.`)]
    }),
  ]
}

/** The live values in a guide's text and its forms, each with its place. */
export function shownValues(
  guide: Guide,
  document: GuideDocument,
): (Pick<GuideProblem, 'path' | 'line'> & { name: string })[] {
  return [
    ...allNodes(document).flatMap((node) => {
      const name = valueNameOf(node)
      return name === null ? [] : [{ name, line: lineOf(node) }]
    }),
    ...guide.forms.flatMap(({ fields }, form) =>
      fields.flatMap(({ values }, field) =>
        values.map((name, index) => ({ name, path: ['forms', form, 'fields', field, 'values', index] })),
      ),
    ),
  ]
}

function valueNameOf(node: RootContent): string | null {
  if (node.type === 'textDirective' && LIVE_TEXTS.includes(node.name)) return plainText(node)
  return node.type === 'link' && node.url.startsWith('value:') ? node.url.slice('value:'.length) : null
}

function formOf(node: RootContent): { id: string; line: number } | null {
  const isForm = node.type === 'leafDirective' && node.name === FORM
  return isForm ? { id: node.attributes?.id ?? '', line: lineOf(node) } : null
}

/** The problems of one piece of text. */
function problemOf(node: RootContent): GuideProblem | null {
  const wrong = (message: string) => inText(lineOf(node), message)
  switch (node.type) {
    case 'textDirective':
      if (LIVE_TEXTS.includes(node.name)) return null
      return wrong(
        BLOCKS.includes(node.name)
          ? `"${node.name}" has two colons, and a line of its own: write ::${node.name}.`
          : `The directive "${node.name}" is unknown here. ${suggest(node.name, LIVE_TEXTS)} A plain colon before a word is written "\\:".`,
      )
    case 'leafDirective':
      return BLOCKS.includes(node.name)
        ? null
        : wrong(`The directive "${node.name}" is unknown here. ${suggest(node.name, BLOCKS)}`)
    case 'containerDirective':
      return CALLOUTS.includes(node.name)
        ? null
        : wrong(`The directive "${node.name}" is unknown here. ${suggest(node.name, CALLOUTS)}`)
    case 'html':
      return wrong('HTML is not shown. Write it as Markdown, or a plain "<" as "\\<".')
    case 'definition':
      return wrong(`Write the link "${node.identifier}" out where it is used: [text](address).`)
    default:
      return null
  }
}

function lineOf({ position }: RootContent): number {
  return position?.start.line ?? 1
}

function allNodes(document: GuideDocument): RootContent[] {
  const descend = (node: RootContent): RootContent[] => [
    node,
    ...('children' in node ? node.children.flatMap((child) => descend(child)) : []),
  ]
  const content = document.sections.flatMap((section) => [
    ...section.intro,
    ...section.steps.flatMap((step) => step.content),
  ])
  return [...document.intro, ...content].flatMap(descend)
}
