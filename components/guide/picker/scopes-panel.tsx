'use client'

import { CopyButton } from '@/components/ui/copy-button'
import { describeMissingActions } from '@/lib/guide/link-problems'
import { selectedScopes } from '@/lib/guide/scopes'
import { SELECTION_KEYS } from '@/lib/guide/search-params'
import { findCloud } from '@/lib/guide/selection'
import { joinScopes, SEPARATORS } from '@/lib/guide/separators'
import { useSelection } from '../selection-context'
import { BroadScopeNotice } from './broad-scope-notice'
import { ScopeReasons } from './scope-reasons'

/** The scopes of the choice as text to copy, and why each is there. */
export function ScopesPanel() {
  const { guide, selection, updateSelection } = useSelection()
  const scopes = selectedScopes(guide, selection)
  const text = joinScopes(scopes, selection.separator)
  const missing = describeMissingActions(guide, selection)
  const { note } = findCloud(guide, selection.cloud)
  const { offlineAccess } = guide
  return (
    <section className="scopes-panel" aria-labelledby="scopes-selected">
      <div className="panel-head">
        <h3 id="scopes-selected" tabIndex={-1}>
          Scopes selected
        </h3>
        <label>
          <span>Separator</span>
          <select
            name={SELECTION_KEYS.separator}
            value={selection.separator}
            onChange={(event) => {
              const chosen = SEPARATORS.find(({ id }) => id === event.currentTarget.value)
              if (chosen) updateSelection({ separator: chosen.id }, 'replace')
            }}
          >
            {SEPARATORS.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="output">
        <pre>{text}</pre>
        <CopyButton text={text} what="scopes" className="button needs-script">
          Copy scopes
        </CopyButton>
      </div>
      {selection.actions.length === 0 && (
        <p className="hint">Nothing chosen: every step is shown, and this is what an empty Scopes field means.</p>
      )}
      {offlineAccess && (
        <label className="offline">
          <input
            type="checkbox"
            name={SELECTION_KEYS.offlineAccess}
            value="true"
            checked={selection.offlineAccess}
            onChange={(event) => updateSelection({ offlineAccess: event.currentTarget.checked }, 'replace')}
          />
          <span>
            Add <code>{offlineAccess.scope}</code>
            <small>{offlineAccess.without}</small>
          </span>
        </label>
      )}
      {missing && (
        <p className="callout" data-kind="warning">
          {missing}
        </p>
      )}
      {note && <p className="hint">{note}</p>}
      <BroadScopeNotice />
      <ScopeReasons />
    </section>
  )
}
