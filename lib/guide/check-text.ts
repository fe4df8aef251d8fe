import type { RootContent } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import type { GuideDocument } from './document'
import { COMPUTED_NAMES } from './live-values'
import type { Guide } from './schema'

const CALLOUTS = ['note', 'warning']
const LIVE_TEXTS = ['value', 'copy']
const FORM = 'form'
const BLOCKS = ['scopes', 'cloud-note', FORM]

/** Directives and links that lead nowhere, and constants and forms that nothing shows. */
export function checkText(guide: Guide, document: GuideDocument): string[] {
  const nodes = allNodes(document)
  const shown = shownValues(guide, document)
  const values = [...COMPUTED_NAMES, ...Object.keys(guide.constants)]
  const forms = nodes.flatMap((node) => formOf(node) ?? [])
  const anchors = document.sections.flatMap((section) => [section.id, ...section.steps.map(({ id }) => id)])
  return [
    ...nodes.flatMap((node) => problemOf(node) ?? []),
    ...nodes
      .flatMap((node) => (node.type === 'link' && node.url.startsWith('#') ? [node] : []))
      .filter(({ url }) => !anchors.includes(url.slice(1)))
      .map((node) => `${lineOf(node)} links to "${node.url}", which is not there.`),
    ...shown
      .filter(({ name }) => !values.includes(name))
      .map(({ name, where }) => `${where} shows the live value "${name}", which is not there.`),
    ...forms
      .filter(({ id }) => !guide.forms.some((form) => form.id === id))
      .map(({ id, where }) => `${where} shows the form "${id}", which is not there.`),
    ...guide.forms
      .filter(({ id }) => !forms.some((form) => form.id === id))
      .map(({ id }) => `Nothing shows the form "${id}".`),
    ...Object.keys(guide.constants).flatMap((name) => {
      if (COMPUTED_NAMES.includes(name)) return [`The constant "${name}" has the name of a live value of every guide.`]
      return shown.some((value) => value.name === name) ? [] : [`Nothing shows the constant "${name}".`]
    }),
  ]
}

/** The live values that a guide's text and its forms show, each with where. */
export function shownValues(guide: Guide, document: GuideDocument): { name: string; where: string }[] {
  return [
    ...allNodes(document).flatMap((node) => {
      const name = valueNameOf(node)
      return name === null ? [] : [{ name, where: lineOf(node) }]
    }),
    ...guide.forms.flatMap(({ id, fields }) =>
      fields.flatMap(({ values }) => values.map((name) => ({ name, where: `The form "${id}"` }))),
    ),
  ]
}

function valueNameOf(node: RootContent): string | null {
  if (node.type === 'textDirective' && LIVE_TEXTS.includes(node.name)) return plainText(node)
  return node.type === 'link' && node.url.startsWith('value:') ? node.url.slice('value:'.length) : null
}

function formOf(node: RootContent): { id: string; where: string } | null {
  const isForm = node.type === 'leafDirective' && node.name === FORM
  return isForm ? { id: node.attributes?.id ?? '', where: lineOf(node) } : null
}

/** What is wrong with a piece of text by itself. */
function problemOf(node: RootContent): string | null {
  const where = lineOf(node)
  switch (node.type) {
    case 'textDirective':
      if (LIVE_TEXTS.includes(node.name)) return null
      return BLOCKS.includes(node.name)
        ? `${where}: "${node.name}" has two colons, and a line of its own.`
        : `${where}: the directive "${node.name}" is unknown here. A plain colon before a word is written "\\:".`
    case 'leafDirective':
      return BLOCKS.includes(node.name) ? null : `${where}: the directive "${node.name}" is unknown here.`
    case 'containerDirective':
      return CALLOUTS.includes(node.name) ? null : `${where}: the directive "${node.name}" is unknown here.`
    case 'html':
      return `${where} has HTML, which is not shown.`
    case 'definition':
      return `${where}: write the link "${node.identifier}" out where it is used.`
    default:
      return null
  }
}

function lineOf({ position }: RootContent): string {
  return `Line ${position?.start.line}`
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
