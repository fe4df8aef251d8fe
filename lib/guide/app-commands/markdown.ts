import type { PhrasingContent, RootContent } from 'mdast'
import { list, paragraph, plain, toMarkdown } from '../../markdown-parts'
import type { CommandContext } from './app-values'
import { markedParts } from './marked'
import type { AppCommands } from './schema'
import { commandWays, type MadeCommand, type MadeWay } from './ways'

/** The commands that create the app, as Markdown, to follow the manual step that they replace. */
export function commandsMarkdown(commands: AppCommands, context: CommandContext): string {
  return toMarkdown(commandWays(commands, context).flatMap(wayBlocks)).trim()
}

function wayBlocks({ label, needs, create, secret, avoid }: MadeWay): RootContent[] {
  return [
    { type: 'heading', depth: 4, children: [plain(`By command instead: ${label}`)] },
    list(needs.map(marked)),
    ...create.flatMap(commandBlocks),
    paragraph(marked(secret)),
    ...(avoid.length > 0 ? [list(avoid.map(marked))] : []),
  ]
}

function commandBlocks({ title, run, file, notes }: MadeCommand): RootContent[] {
  return [
    paragraph([{ type: 'strong', children: [plain(title)] }]),
    ...(file
      ? [paragraph([plain('Save this as '), inlineCode(file.name), plain(':')]), block(file.text.trimEnd())]
      : []),
    ...(run === null ? [] : [block(run, 'sh')]),
    ...(notes.length > 0 ? [list(notes.map(marked))] : []),
  ]
}

function block(value: string, lang?: string): RootContent {
  return { type: 'code', value, ...(lang && { lang }) }
}

function marked(sentence: string): PhrasingContent[] {
  return markedParts(sentence).map(({ kind, text }): PhrasingContent => {
    if (kind === 'code') return inlineCode(text)
    return kind === 'strong' ? { type: 'strong', children: [plain(text)] } : plain(text)
  })
}

function inlineCode(value: string): PhrasingContent {
  return { type: 'inlineCode', value }
}
