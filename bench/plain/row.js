import { make } from './dom.js'
import { findRanges } from './search.js'

const EFFECT_LABELS = { read: 'Reads', write: 'Writes', delete: 'Deletes' }

/** A text whose matches can be marked. */
class MarkedText {
  constructor(element, text) {
    this.element = element
    this.text = text
    this.lower = text.toLowerCase()
    this.marks = ''
    element.textContent = text
  }

  mark(words) {
    const ranges = findRanges(this.lower, words)
    const marks = ranges.join()
    if (marks === this.marks) return
    this.marks = marks
    const parts = []
    let at = 0
    for (const [start, end] of ranges) {
      if (start > at) parts.push(this.text.slice(at, start))
      parts.push(make('mark', {}, this.text.slice(start, end)))
      at = end
    }
    if (at < this.text.length) parts.push(this.text.slice(at))
    this.element.replaceChildren(...parts)
  }
}

/** One action in the table. Made once; afterwards only what differs is touched. */
export class Row {
  constructor(action, prefix) {
    const id = action.id.startsWith(prefix) ? action.id.slice(prefix.length) : action.id
    const label = make('span')
    const code = make('code')
    const scopes = action.scopes.map(() => make('code'))
    this.action = action
    this.haystack = `${action.label}\n${id}\n${action.scopes.join('\n')}`.toLowerCase()
    this.checkbox = make('input', { type: 'checkbox', name: 'action', value: id })
    this.checkbox.setAttribute('aria-describedby', `${id}-needs`)
    const effect = make('span', {}, EFFECT_LABELS[action.effect])
    effect.dataset.effect = action.effect
    this.element = make(
      'tr',
      {},
      make('td', {}, make('label', {}, this.checkbox, label), code),
      make('td', { id: `${id}-needs` }, ...scopes, effect),
    )
    this.texts = [
      new MarkedText(label, action.label),
      new MarkedText(code, id),
      ...action.scopes.map((scope, index) => new MarkedText(scopes[index], scope)),
    ]
    this.isShown = true
  }

  /** Shows the row with its matches marked, or hides it. */
  filter(words, effect) {
    const isShown =
      (effect === 'all' || this.action.effect === effect) && words.every((word) => this.haystack.includes(word))
    if (isShown !== this.isShown) this.element.hidden = !isShown
    this.isShown = isShown
    if (isShown) for (const text of this.texts) text.mark(words)
  }

  setChosen(isChosen) {
    if (this.checkbox.checked !== isChosen) this.checkbox.checked = isChosen
  }
}
