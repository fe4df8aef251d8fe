import { byId, cut, make, plural, setText } from './dom.js'

const steps = [...document.querySelectorAll('.step')].map((element) => ({
  element,
  scope: element.dataset.scope,
  badge: element.querySelector('.enables'),
  box: element.querySelector('.step-done input'),
  isWhole: false,
}))
const progress = byId('progress')
const summary = { element: byId('choice-summary'), isWhole: false }

for (const step of steps) {
  step.box.addEventListener('change', () => {
    step.element.toggleAttribute('data-done', step.box.checked)
    showProgress()
  })
}

/** Shows the steps that the choice needs, each with the actions that it enables. */
export function showSteps(guide, chosenActions) {
  showSummary(chosenActions)
  const actions = chosenActions.length > 0 ? chosenActions : guide.actions
  for (const step of steps) {
    if (!step.scope) continue
    const enabled = actions.filter((action) => action.scopes.includes(step.scope))
    step.element.hidden = enabled.length === 0
    showBadge(step, enabled)
  }
  showProgress()
}

function showBadge(step, enabled) {
  step.badge.replaceChildren(make('strong', {}, 'Enables actions:'))
  appendLabels(step.badge, step, enabled, () => showBadge(step, enabled))
}

/** What the steps are for. */
function showSummary(actions) {
  if (actions.length === 0) {
    setText(summary.element, 'No actions chosen: every step is shown.')
    return
  }
  summary.element.replaceChildren('Steps for ', make('strong', {}, plural(actions.length, 'action')), ':')
  appendLabels(summary.element, summary, actions, () => showSummary(actions))
}

function appendLabels(element, cutting, actions, showAgain) {
  const { shown, button } = cut(actions, cutting.isWhole, () => {
    cutting.isWhole = !cutting.isWhole
    showAgain()
  })
  element.append(` ${shown.map(({ label }) => label).join(', ')} `)
  if (button) element.append(button)
}

function showProgress() {
  const shown = steps.filter(({ element }) => !element.hidden)
  const done = shown.filter(({ box }) => box.checked).length
  progress.max = shown.length
  progress.value = done
  setText(byId('progress-text'), `${done} of ${shown.length} steps done`)
}
