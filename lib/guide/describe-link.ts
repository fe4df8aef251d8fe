import { plural } from '../text'
import type { Guide } from './schema'
import { selectedScopes } from './scopes'
import { findCloud, type Selection } from './selection'

/** Chats truncate longer texts. */
const MAX_SCOPES_NAMED = 6

type Described = Pick<
  Guide,
  'connectorName' | 'summary' | 'actions' | 'scopes' | 'offlineAccess' | 'defaultScopes' | 'clouds'
>

/** Title and description of a link to a guide, for chat previews. */
export function describeLink(guide: Described, selection: Selection): { title: string; description: string } {
  const title = `Connect ${guide.connectorName}`
  const chosen = selection.actions.length
  if (chosen === 0) return { title, description: guide.summary }
  const scopes = selectedScopes(guide, selection)
  const named = scopes.slice(0, MAX_SCOPES_NAMED).join(' ')
  const more = scopes.length > MAX_SCOPES_NAMED ? ` and ${scopes.length - MAX_SCOPES_NAMED} more` : ''
  const cloud = guide.clouds.length > 1 ? ` on ${findCloud(guide, selection.cloud).label}` : ''
  return {
    title: `${title}: ${plural(chosen, 'action')}`,
    description: `${plural(chosen, 'action')}${cloud}, ${plural(scopes.length, 'scope')}: ${named}${more}. ${guide.summary}`,
  }
}
