'use client'

import { selectedScopes } from '@/lib/guide/scopes'
import { CopyChip } from './live-values'
import { useSelection } from './selection-context'

/** The selected scopes, each of which copies itself. */
export function ScopeChips() {
  const { guide, selection } = useSelection()
  return (
    <ul className="chips" aria-label="Scopes">
      {selectedScopes(guide, selection).map((scope) => (
        <li key={scope}>
          <CopyChip text={scope} />
        </li>
      ))}
    </ul>
  )
}
