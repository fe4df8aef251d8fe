import { byId, cut, make, setText } from './dom.js'

const steps = [...document.querySelectorAll('.step')].map((element) => ({
  element,
  scope: element.dataset.scope,
  badge: element.querySelector('.enables'),
  box: element.querySelector('.step-done input'),
  isWhole: false,
}))
const progress = byId('progress')

for (const step of steps) {
  step.box.addEventListener('change', () => {
    step.element.toggleAttribute('data-done', step.box.checked)
    showProgress()
  })
}

/** Shows the steps that the choice needs, each with the actions that it enables. */
export function showSteps(guide, chosenActions) {
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
  const showRest = () => {
    step.isWhole = true
    showBadge(step, enabled)
  }
  const { shown, button } = cut(enabled, step.isWhole, showRest)
  const labels = ` ${shown.map(({ label }) => label).join(', ')} `
  step.badge.replaceChildren(make('strong', {}, 'Enables actions:'), labels)
  if (button) step.badge.append(button)
}

function showProgress() {
  const shown = steps.filter(({ element }) => !element.hidden)
  const done = shown.filter(({ box }) => box.checked).length
  progress.max = shown.length
  progress.value = done
  setText(byId('progress-text'), `${done} of ${shown.length} steps done`)
}
