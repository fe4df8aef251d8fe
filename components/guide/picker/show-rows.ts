import type { Action, Guide } from '@/lib/guide/schema'

/** A catalogue up to this long is rendered whole, because hiding rows is faster than rendering them. */
const MAX_DRAWN_WHOLE = 300

export function isDrawnWhole(guide: Guide): boolean {
  return guide.actions.length <= MAX_DRAWN_WHOLE
}

/**
 * Hides the rows that are not among `shown`, and their groups (null: hides none), and ticks the chosen ones (null:
 * leaves the ticks unchanged).
 */
export function showRows(list: HTMLElement, shown: readonly Action[] | null, chosen: ReadonlySet<string> | null): void {
  const ids = shown && new Set(shown.map(({ id }) => id))
  for (const group of list.querySelectorAll('fieldset')) {
    let isEmpty = true
    for (const row of group.querySelectorAll<HTMLElement>('[data-action]')) {
      const id = row.dataset.action ?? ''
      const box = row.querySelector('input')
      if (box && chosen) box.checked = chosen.has(id)
      const isHidden = ids !== null && !ids.has(id)
      hide(row, isHidden)
      isEmpty &&= isHidden
    }
    hide(group, isEmpty)
  }
}

/** Setting an unchanged attribute costs as much as a change. */
function hide(element: HTMLElement, isHidden: boolean): void {
  if (element.hidden !== isHidden) element.hidden = isHidden
}
