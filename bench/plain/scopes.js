import { copies, makeChip } from './copy.js'
import { announce, byId, cut, make, setText } from './dom.js'
import { choiceQuery } from './link.js'

const SEPARATORS = { space: ' ', comma: ',', semicolon: ';', pipe: '|', newline: '\n' }

const text = byId('scopes-text')
const share = byId('share-link')
const chips = byId('scope-chips')
const reasons = byId('reasons')
let chipsShown = ''

copies(byId('copy-scopes'), 'scopes', () => text.textContent)
copies(byId('copy-link'), 'link', () => share.value)
share.addEventListener('focus', () => share.select())

/** The scopes of the chosen actions, in the catalogue's order; for no action, what an empty field means. */
function scopesOf(guide, state, actions) {
  if (actions.length === 0) return guide.defaultScopes
  const needed = new Set(actions.flatMap((action) => action.scopes))
  const scopes = guide.scopes.map(({ id }) => id).filter((id) => needed.has(id))
  return guide.offlineAccess && state.offlineAccess ? [...scopes, guide.offlineAccess.scope] : scopes
}

/** Shows the scopes of the choice, why each is there, and the link to the choice. */
export function showScopes(guide, state, actions) {
  const scopes = scopesOf(guide, state, actions)
  setText(text, scopes.join(SEPARATORS[state.separator]))
  byId('nothing-chosen').hidden = actions.length > 0
  if (chipsShown !== scopes.join()) {
    if (chipsShown) announce(`Scopes: ${scopes.join(' ')}.`)
    chips.replaceChildren(...scopes.map((scope) => make('li', {}, makeChip(scope))))
    chipsShown = scopes.join()
  }
  showOfflineAccess(guide, state, actions)
  const query = choiceQuery(guide, state)
  const path = `/connectors/${guide.connector}/${guide.slug}`
  share.value = location.origin + path + query
  byId('share-print').textContent = share.value
  byId('as-markdown').href = `${path}/guide.md${query}`
  byId('as-json').href = `${path}/guide.json${query}`
  showReasons(guide, scopes, actions)
}

function showOfflineAccess({ offlineAccess }, state, actions) {
  byId('offline').hidden = !offlineAccess
  byId('offline-hint').hidden = !offlineAccess
  if (!offlineAccess) return
  const hasActions = actions.length > 0
  setText(byId('offline').querySelector('code'), offlineAccess.scope)
  setText(byId('offline-hint'), hasActions ? offlineAccess.without : 'Counts as soon as you choose actions.')
  byId('offline-hint').className = hasActions && !state.offlineAccess ? 'callout' : 'hint'
}

function showReasons(guide, scopes, actions) {
  reasons.hidden = actions.length === 0
  if (actions.length === 0) return
  const entries = scopes.map((scope) => {
    const known = guide.scopes.find(({ id }) => id === scope) ?? guide.offlineAccess
    const users = actions.filter((action) => action.scopes.includes(scope))
    const entry = make('div', {}, make('dt', {}, make('code', {}, scope)), make('dd', {}, known.covers))
    if (users.length > 0) entry.append(make('dd', {}, 'Needed by:', callList(users, false)))
    return entry
  })
  reasons.querySelector('dl').replaceChildren(...entries)
}

function callList(actions, isWhole) {
  const { shown, button } = cut(actions, isWhole, () => list.replaceWith(callList(actions, !isWhole)))
  const list = make('ul', {}, ...shown.map(({ label, endpoint }) => make('li', {}, label, callText(endpoint))))
  if (button) list.append(make('li', {}, button))
  return list
}

function callText(endpoint) {
  if (endpoint.unknown) return make('small', {}, endpoint.unknown)
  const call = make('code', {}, `${endpoint.methods.join(' or ')} ${endpoint.path}`)
  return make('small', {}, call, endpoint.inferred ? ' (inferred from the action’s name)' : '')
}
