import type { Guide } from '@/lib/guide/schema'
import { findActions, markMatches, queryWords } from '@/lib/guide/search'
import type { Sight } from './sight'

/** One key, and what it brings about. */
export interface Keystroke {
  key: string
  expected: Sight[]
}

/** A letter that nearly all actions have, a word, a second word, and all of it taken away again. */
const TYPED = ['e', '\b', ...'update', ' ', ...'order', ...'\b'.repeat('update order'.length)]

/** The keys that a reader types, one after the other, into an empty search. Ends with an empty search. */
export function keystrokes(guide: Guide): Keystroke[] {
  let q = ''
  return TYPED.map((typed) => {
    q = typed === '\b' ? q.slice(0, -1) : q + typed
    return { key: typed === '\b' ? 'Backspace' : typed, expected: afterSearch(guide, q) }
  })
}

function afterSearch(guide: Guide, q: string): Sight[] {
  const words = queryWords(q, guide.actionPrefix)
  const shown = findActions(guide, q)
  const total = guide.actions.length
  const marked = markMatches(shown[0]?.label ?? '', words)
  return pickerShows({
    q,
    status: q === '' ? `0 of ${total} chosen` : `${shown.length} of ${total} shown`,
    absent: q === '' ? 'shown' : '',
    label: marked.map((fragment) => (fragment.marked ? `<mark>${fragment.text}</mark>` : fragment.text)).join(''),
    isChecked: false,
  })
}

/** What the page shows when every action is chosen, or none. */
export function afterChoice(guide: Guide, isAll: boolean): Sight[] {
  const total = guide.actions.length
  return pickerShows({
    q: '',
    status: `${isAll ? total : 0} of ${total} chosen`,
    absent: 'shown',
    label: guide.actions[0]?.label ?? '',
    isChecked: isAll,
  })
}

interface PickerState {
  /** What is in the search field. */
  q: string
  /** A part of the status line. */
  status: string
  /** What the status line has no more; empty for nothing. */
  absent: string
  /** The HTML of the first row's label. */
  label: string
  /** Whether the first row is ticked. */
  isChecked: boolean
}

function pickerShows({ q, status, absent, label, isChecked }: PickerState): Sight[] {
  const row = '.actions tbody tr:not([hidden])'
  return [
    { selector: '[name=q]', property: 'value', is: q },
    { selector: '.picker-status', property: 'textContent', has: status, lacks: absent },
    { selector: `${row} label span`, property: 'innerHTML', is: label },
    { selector: `${row} input`, property: 'checked', is: isChecked },
  ]
}
