import { parseActionList } from './action-list'
import type { Guide } from './schema'
import { findActions } from './search'
import { type Catalogue, loadSelection, loadView, SELECTION_KEYS, type View } from './search-params'
import { actionsOn, findCloud, inCatalogueOrder, type Selection } from './selection'

/** The fields that only the picker's form sends; canonical links have none of them. */
export const FORM_FIELDS = {
  /** Marks a sent form, so that an unticked box means "no". */
  marker: 'form',
  /** One for each ticked action. */
  action: 'action',
  /** The pressed button. */
  command: 'do',
} as const

type Searched = Catalogue & Pick<Guide, 'scopes'>

/** The form's buttons. Selecting skips actions that the chosen cloud lacks. */
export const COMMANDS = {
  selectShown: 'select-shown',
  clearShown: 'clear-shown',
} as const

/** Whether a query comes from the picker's form, not from a link. */
export function isFormShaped(query: URLSearchParams): boolean {
  return Object.values(FORM_FIELDS).some((field) => query.has(field))
}

/** An unticked box sends nothing: absent means "no" in a form, and the default in anything else. */
function isTicked(query: URLSearchParams, key: string, otherwise: boolean): boolean {
  return query.has(FORM_FIELDS.marker) ? query.get(key) === 'true' : otherwise
}

/**
 * Reads the query of the picker's form without JavaScript (`?action=a&action=b&q=…&do=select-shown`) as a selection and
 * a view. Never throws, like the parser of links.
 */
export function readPickerForm(
  guide: Searched & Pick<Guide, 'offlineAccess'>,
  query: URLSearchParams,
): { selection: Selection; view: View } {
  const linked = loadSelection(guide, query)
  const view = loadView(query)
  const ticked = parseActionList(guide, query.getAll(FORM_FIELDS.action).join(',')).known
  const selection: Selection = {
    ...linked,
    actions: inCatalogueOrder(guide, [...linked.actions, ...ticked]),
    offlineAccess: guide.offlineAccess
      ? isTicked(query, SELECTION_KEYS.offlineAccess, linked.offlineAccess)
      : linked.offlineAccess,
    shortScopes: isTicked(query, SELECTION_KEYS.shortScopes, linked.shortScopes),
  }
  const command = query.get(FORM_FIELDS.command)
  return { selection: command ? obey(guide, command, selection, view) : selection, view }
}

function obey(guide: Searched, command: string, selection: Selection, view: View): Selection {
  const shown = findActions(guide, view.q, view.effect, new Set(selection.actions))
  if (command === COMMANDS.selectShown) {
    const ids = actionsOn(findCloud(guide, selection.cloud), shown).map(({ id }) => id)
    return { ...selection, actions: inCatalogueOrder(guide, [...selection.actions, ...ids]) }
  }
  if (command === COMMANDS.clearShown) {
    const ids = new Set(shown.map(({ id }) => id))
    return { ...selection, actions: selection.actions.filter((id) => !ids.has(id)) }
  }
  return selection
}
