// The picker by hand: what the wizard's picker does, with no framework.
import { makeChip } from './copy.js'
import { announce, byId, setText } from './dom.js'
import { readAddress, writeAddress } from './link.js'
import { Row } from './row.js'
import { showScopes } from './scopes.js'
import { queryWords } from './search.js'
import { showSteps } from './steps.js'

const guide = JSON.parse(byId('guide').textContent)
const state = readAddress(guide)
const total = guide.actions.length
const form = byId('choose')
const rows = guide.actions.map((action) => new Row(action, guide.actionPrefix))
const rowByBox = new Map(rows.map((row) => [row.checkbox, row]))
let rangeStart = null

byId('rows').append(...rows.map(({ element }) => element))
for (const place of document.querySelectorAll('[data-chip]')) place.replaceWith(makeChip(place.dataset.chip))
if (guide.offlineAccess) {
  byId('offline').hidden = false
  byId('offline').querySelector('code').textContent = guide.offlineAccess.scope
  byId('offline').querySelector('small').textContent = guide.offlineAccess.without
}

/** The search or the filter changed. */
function showView() {
  const words = queryWords(state.q)
  for (const row of rows) row.filter(words, state.effect)
  showStatus()
}

/** The choice changed. */
function showChoice() {
  for (const row of rows) row.setChosen(state.chosen.has(row.action.id))
  showStatus()
  const actions = guide.actions.filter(({ id }) => state.chosen.has(id))
  showScopes(guide, state, actions)
  showSteps(guide, actions)
}

function showStatus() {
  const isNarrowed = state.q !== '' || state.effect !== 'all'
  let shown = 0
  let shownChosen = 0
  for (const row of rows) {
    if (!row.isShown) continue
    shown += 1
    if (state.chosen.has(row.action.id)) shownChosen += 1
  }
  const notShown = state.chosen.size - shownChosen
  setText(byId('chosen-count'), `${state.chosen.size}`)
  setText(byId('chosen-rest'), ` of ${total} chosen${notShown > 0 ? ` (${notShown} not shown)` : ''}`)
  setText(byId('bar-count'), `${state.chosen.size} of ${total}`)
  setText(byId('select-shown'), isNarrowed ? `Select ${shown} shown` : 'Select all')
  setText(byId('clear-shown'), isNarrowed ? `Clear ${shownChosen} shown` : 'Clear')
  byId('select-shown').disabled = shownChosen === shown
  byId('clear-shown').disabled = shownChosen === 0
  byId('narrowed').hidden = !isNarrowed
  setText(byId('shown-count'), countText(shown, isNarrowed))
  setText(byId('show-all'), `Show all ${total}`)
}

function countText(shown, isNarrowed) {
  if (!isNarrowed) return ''
  return shown === 0 ? 'No action matches.' : `${shown} of ${total} shown.`
}

/** Puts the state into the controls, after it came from the address. */
function fillControls() {
  form.elements.q.value = state.q
  form.elements.effect.value = state.effect
  form.elements.separator.value = state.separator
  form.elements.offline_access.checked = state.offlineAccess
  showView()
  showChoice()
}

function setView(change) {
  Object.assign(state, change)
  showView()
  writeAddress(guide, state, false)
}

/** Chooses, or unchooses, these actions in one go. */
function setChosen(rowsToSet, isChosen, isBigStep) {
  const before = state.chosen.size
  for (const { action } of rowsToSet) {
    if (isChosen) state.chosen.add(action.id)
    else state.chosen.delete(action.id)
  }
  showChoice()
  writeAddress(guide, state, isBigStep)
  if (rowsToSet.length === 1) return
  const changed = Math.abs(state.chosen.size - before)
  announce(`${changed} ${changed === 1 ? 'action' : 'actions'} ${isChosen ? 'selected' : 'cleared'}.`)
}

function shownRows() {
  return rows.filter(({ isShown }) => isShown)
}

form.addEventListener('submit', (event) => event.preventDefault())
form.elements.q.addEventListener('input', (event) => setView({ q: event.currentTarget.value }))
for (const radio of form.elements.effect) radio.addEventListener('change', () => setView({ effect: radio.value }))
byId('show-all').addEventListener('click', (event) => {
  event.preventDefault()
  setView({ q: '', effect: 'all' })
  fillControls()
})
byId('select-shown').addEventListener('click', () => setChosen(shownRows(), true, true))
byId('clear-shown').addEventListener('click', () => setChosen(shownRows(), false, true))
form.elements.separator.addEventListener('change', (event) => {
  state.separator = event.currentTarget.value
  showChoice()
  writeAddress(guide, state, false)
})
form.elements.offline_access.addEventListener('change', (event) => {
  state.offlineAccess = event.currentTarget.checked
  showChoice()
  writeAddress(guide, state, false)
})
byId('rows').addEventListener('click', (event) => {
  const row = rowByBox.get(event.target)
  if (!row) return
  const shown = shownRows()
  const from = event.shiftKey && rangeStart ? shown.indexOf(rangeStart) : -1
  const to = shown.indexOf(row)
  const range = from === -1 ? [row] : shown.slice(Math.min(from, to), Math.max(from, to) + 1)
  rangeStart = row
  setChosen(range, row.checkbox.checked, false)
})
addEventListener('popstate', () => {
  Object.assign(state, readAddress(guide))
  fillControls()
})

fillControls()
