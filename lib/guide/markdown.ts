import type { PhrasingContent, RootContent } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import { list, paragraph, plain, toMarkdown } from '../markdown-parts'
import { commandsMarkdown } from './app-commands/markdown'
import type { AppCommands } from './app-commands/schema'
import type { GuideDocument, GuideStep } from './document'
import { EFFECT_LABELS } from './effects'
import { type LiveContext, liveValue } from './live-values'
import { describeMissingActions } from './missing-actions'
import type { Guide, ProviderForm } from './schema'
import { scopeReasons, selectedScopes } from './scopes'
import { selectionLink } from './search-params'
import { findCloud } from './selection'
import { enabledActions, isStepShown, openScopes } from './steps'

/** The context of a guide's Markdown. */
export type MarkdownContext = LiveContext & {
  guide: Guide
  /** The commands that create the app; absent if the guide has none. */
  commands?: AppCommands | null
  /** The commands' options: the account, and whether the app allows only the chosen scopes. */
  account?: string | null
  isNarrow?: boolean
}

/** The whole guide for one selection, as Markdown (CommonMark) without directives. `problems` are those of its link. */
export function guideMarkdown(
  document: GuideDocument,
  context: MarkdownContext,
  problems: readonly string[] = [],
): string {
  const { guide, selection, publicUrl, commands } = context
  const blocks: string[] = [
    `# ${guide.connectorName}, ${guide.method}`,
    problems.map((problem) => `> ${escapeMarkdown(problem)}`).join('\n>\n'),
    contentMarkdown(document.intro, context),
    `Link to this choice: <${publicUrl}${selectionLink(guide, selection)}>`,
    choiceMarkdown(context),
  ]
  const open = openScopes(guide, selection)
  let number = 0
  for (const section of document.sections) {
    const steps = section.steps.filter((step) => isStepShown(step.scopes, open))
    if (steps.length === 0) continue
    blocks.push(`## ${section.title}`, contentMarkdown(section.intro, context))
    for (const step of steps) {
      if (!step.isReading) number += 1
      blocks.push(`### ${step.isReading ? '' : `${number}. `}${step.title}`, stepMarkdown(step, context))
      if (commands?.step === step.id) blocks.push(commandsMarkdown(commands, { account: null, ...context }))
    }
  }
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

/** One step's text for a selection, as Markdown, without its title. */
export function stepMarkdown(step: GuideStep, context: MarkdownContext): string {
  const text = contentMarkdown(step.content, context)
  if (step.scopes.length === 0) return text
  const labels = enabledActions(context.guide, context.selection, step.scopes).map(({ label }) => label)
  return labels.length > 0 ? `Enables actions: ${labels.join(', ')}\n\n${text}` : text
}

function choiceMarkdown({ guide, selection }: MarkdownContext): string {
  if (selection.actions.length === 0) {
    if (guide.actions.length === 0) return ''
    const empty = guide.defaultScopes.join(' ')
    return `No actions chosen: every step is shown.${empty && ` An empty Scopes field means \`${empty}\`.`}`
  }
  const reasons = scopeReasons(guide, selection).map(({ scope, covers, actions }) => {
    const why = actions.map(({ label, effect }) => `${label} (${EFFECT_LABELS[effect].toLowerCase()})`).join(', ')
    return `- \`${scope}\`: ${why ? `for ${why}. Covers: ` : ''}${covers}`
  })
  const blocks = [
    `${selection.actions.length} of ${guide.actions.length} actions chosen.`,
    `Scopes: \`${selectedScopes(guide, selection).join(' ')}\``,
    reasons.join('\n'),
    describeMissingActions(guide, selection) ?? '',
  ]
  return blocks.filter(Boolean).join('\n\n')
}

/** A sentence that quotes a stranger's text, with all markup escaped. */
function escapeMarkdown(text: string): string {
  return toMarkdown([paragraph([plain(text)])]).trim()
}

function contentMarkdown(content: readonly RootContent[], context: MarkdownContext): string {
  return toMarkdown(content.flatMap((node) => resolve(node, context))).trim()
}

/** Replaces the directives below a node by their text. */
function resolve(node: RootContent, context: MarkdownContext): RootContent[] {
  if (node.type === 'textDirective') {
    const value = liveValue(plainText(node), context) ?? ''
    return [node.name === 'copy' ? { type: 'inlineCode', value } : { type: 'text', value }]
  }
  if (node.type === 'leafDirective' && node.name === 'cloud-note') {
    const { note } = findCloud(context.guide, context.selection.cloud)
    return note ? [{ type: 'paragraph', children: [{ type: 'text', value: note }] }] : []
  }
  if (node.type === 'leafDirective') {
    const form = context.guide.forms.find(({ id }) => id === node.attributes?.id)
    return [form ? formList(form, context) : scopeList(context)]
  }
  if (node.type === 'containerDirective') {
    return [{ type: 'blockquote', children: resolveAll(node.children, context) }]
  }
  if (node.type === 'link' && node.url.startsWith('value:')) {
    const url = liveValue(node.url.slice('value:'.length), context) ?? ''
    return [{ ...node, url, children: resolveAll(node.children, context) }]
  }
  // This text has no anchors: only the link's words stay.
  if (node.type === 'link' && node.url.startsWith('#')) return resolveAll(node.children, context)
  if ('children' in node) {
    return [{ ...node, children: resolveAll<RootContent>(node.children, context) } as RootContent]
  }
  return [node]
}

function resolveAll<Child extends RootContent>(children: readonly Child[], context: MarkdownContext): Child[] {
  return children.flatMap((child) => resolve(child, context) as Child[])
}

function scopeList({ guide, selection }: MarkdownContext): RootContent {
  return list(selectedScopes(guide, selection).map((value) => [{ type: 'inlineCode', value }]))
}

function formList(form: ProviderForm, context: MarkdownContext): RootContent {
  return list(
    form.fields.map((field) => {
      const values = field.values.flatMap((name, index): PhrasingContent[] => [
        ...(index > 0 ? [{ type: 'text' as const, value: ' and ' }] : []),
        { type: 'inlineCode', value: liveValue(name, context) ?? '' },
      ])
      const unit: PhrasingContent[] = field.unit ? [{ type: 'text', value: ` ${field.unit}` }] : []
      const label: PhrasingContent = { type: 'strong', children: [{ type: 'text', value: field.label }] }
      return [label, { type: 'text', value: ': ' }, ...values, ...unit]
    }),
  )
}
