// The picker by hand: what the wizard's picker does, with no framework.
import { makeChip } from './copy.js'
import { announce, byId, plural, setText } from './dom.js'
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
const selectShown = byId('select-shown')
const clearShown = byId('clear-shown')
const showAll = byId('show-all')
const noneShown = byId('none-shown')
let rangeStart = null

showAll.textContent = `Show all ${total}`

byId('rows').append(...rows.map(({ element }) => element))
for (const place of document.querySelectorAll('[data-chip]')) place.replaceWith(makeChip(place.dataset.chip))

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
  setText(byId('chosen-count'), `${state.chosen.size}`)
  setText(byId('chosen-rest'), statusText(shown, state.chosen.size - shownChosen, isNarrowed))
  setText(byId('bar-count'), `${state.chosen.size} of ${total}`)
  setText(selectShown, isNarrowed ? `Select ${shown} shown` : 'Select all')
  setText(clearShown, isNarrowed ? `Clear ${shownChosen} shown` : 'Clear')
  selectShown.ariaDisabled = `${shownChosen === shown}`
  clearShown.ariaDisabled = `${shownChosen === 0}`
  showAll.hidden = !isNarrowed
  noneShown.hidden = shown > 0
  // The wizard's style sheet leaves out the table beside it.
  noneShown.classList.toggle('picker-empty', shown === 0)
  if (shown === 0) setText(noneShown, state.q ? `No action matches “${state.q}”.` : 'No action matches.')
}

function statusText(shown, notShown, isNarrowed) {
  const hidden = notShown > 0 ? ` (${notShown} not shown)` : ''
  const found = shown === 0 ? ', no action matches' : `, ${shown} of ${total} shown`
  return ` of ${total} chosen${hidden}${isNarrowed ? found : ''}`
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
  const changed = Math.abs(state.chosen.size - before)
  if (rowsToSet.length > 1) announce(`${plural(changed, 'action')} ${isChosen ? 'selected' : 'cleared'}.`)
  showChoice()
  writeAddress(guide, state, isBigStep)
}

function shownRows() {
  return rows.filter(({ isShown }) => isShown)
}

form.addEventListener('submit', (event) => event.preventDefault())
form.elements.q.addEventListener('input', (event) => setView({ q: event.currentTarget.value }))
for (const radio of form.elements.effect) radio.addEventListener('change', () => setView({ effect: radio.value }))
showAll.addEventListener('click', (event) => {
  event.preventDefault()
  setView({ q: '', effect: 'all' })
  fillControls()
  form.elements.q.focus()
})
selectShown.addEventListener('click', () => {
  if (selectShown.ariaDisabled === 'false') setChosen(shownRows(), true, true)
})
clearShown.addEventListener('click', () => {
  if (clearShown.ariaDisabled === 'false') setChosen(shownRows(), false, true)
})
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
