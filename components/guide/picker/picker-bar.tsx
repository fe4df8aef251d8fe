'use client'

import { useSelection } from '../selection-context'

/** Keeps picker and steps one tap apart where they do not fit side by side. */
export function PickerBar() {
  const { guide, selection } = useSelection()
  return (
    <nav className="picker-bar" aria-label="Guide">
      <a href="#choose">
        Choose actions <small>{`${selection.actions.length} of ${guide.actions.length}`}</small>
      </a>
      {guide.scopes.length > 0 && <a href="#scopes-selected">Scopes</a>}
      <a href="#steps">Steps</a>
    </nav>
  )
}
