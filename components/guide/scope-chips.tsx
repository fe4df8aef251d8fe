'use client'

import { CopyChip } from './live-values'
import { useSelected } from './selection-context'

/** The selected scopes as buttons that copy them. */
export function ScopeChips() {
  const scopes = useSelected(({ scopes }) => scopes.join(' '))
  if (scopes === '') return <p className="text-muted">Choose actions: their scopes are listed here.</p>
  return (
    <ul className="flex flex-wrap gap-1.5" aria-label="Scopes">
      {scopes.split(' ').map((scope) => (
        <li key={scope}>
          <CopyChip text={scope} />
        </li>
      ))}
    </ul>
  )
}
