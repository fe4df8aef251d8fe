import { guidePath } from '../urls'
import { EFFECT_LABELS } from './effects'
import type { Action, Guide } from './schema'
import { SELECTION_KEYS, selectionLink } from './search-params'
import { SEPARATOR_IDS } from './separators'

function actionLine({ id, label, scopes, needs, effect }: Action): string {
  const needed = scopes.length === 0 ? 'none' : scopes.join(needs === 'any' ? ' or ' : ' ')
  return `- ${id}: ${label}; scopes: ${needed}; ${EFFECT_LABELS[effect].toLowerCase()}`
}

/** The text of /llms.txt (https://llmstxt.org): the guides, and the format of their URLs. */
export function llmsText(guides: readonly Guide[], publicUrl: string): string {
  const lines = guides.map((guide) => {
    const example = { actions: guide.actions.slice(0, 2).map(({ id }) => id) }
    const path = guidePath(guide)
    return [
      `## ${guide.connectorName}, ${guide.method}`,
      '',
      guide.summary,
      '',
      `- [Guide](${publicUrl}${path}): the page`,
      `- [Markdown](${publicUrl}${path}/guide.md): the guide as text`,
      `- [JSON](${publicUrl}${path}/guide.json): the choice, its scopes, why each is there, and the steps`,
      `- [For a choice](${publicUrl}${selectionLink(guide, example, `${path}/guide.md`)}): with actions chosen`,
      '',
      `Clouds: ${guide.clouds.map(({ id }) => id).join(', ')}.`,
      '',
      `Actions, each with the scopes that it needs and what it does to data:`,
      '',
      ...guide.actions.map(actionLine),
      '',
    ].join('\n')
  })
  return [
    '# Connector setup wizard',
    '',
    '> Guides for admins who connect a provider to StackOne: choose actions, get the exact scopes, follow the steps.',
    '',
    `A choice is a query: \`${SELECTION_KEYS.actions}\` (ids with commas, or \`all\`, or \`all,-id\`), \`${SELECTION_KEYS.separator}\` (${SEPARATOR_IDS.join(', ')}), \`${SELECTION_KEYS.cloud}\`, \`${SELECTION_KEYS.offlineAccess}=false\`, \`${SELECTION_KEYS.shortScopes}=true\`.`,
    '',
    ...lines,
  ].join('\n')
}
