'use client'

import { useEffect, useRef } from 'react'
import { announce } from '@/components/ui/announce'
import { CopyButton } from '@/components/ui/copy-button'
import { describeMissingActions } from '@/lib/guide/missing-actions'
import { selectedScopes } from '@/lib/guide/scopes'
import { joinScopes } from '@/lib/guide/separators'
import { useSelection } from '../selection-context'
import { BroadScopeNotice } from './broad-scope-notice'
import { MissingActionsNotice } from './missing-actions-notice'
import { OfflineAccessChoice } from './offline-access-choice'
import { ScopeReasons } from './scope-reasons'
import { SeparatorChoice } from './separator-choice'

/** The scopes of the choice as text to copy, and why each is there. */
export function ScopesPanel() {
  const { guide, selection } = useSelection()
  const scopes = selectedScopes(guide, selection)
  const missing = describeMissingActions(guide, selection)
  useAnnounced([`Scopes: ${joinScopes(scopes, 'space')}.`, missing])
  const text = joinScopes(scopes, selection.separator)
  return (
    <section className="scopes-panel" aria-labelledby="scopes-selected">
      <div className="panel-head">
        <h3 id="scopes-selected" tabIndex={-1}>
          Scopes selected
        </h3>
        <SeparatorChoice />
      </div>
      <div className="output">
        <pre translate="no">{text}</pre>
        <CopyButton text={text} what="scopes" className="button needs-script">
          Copy scopes
        </CopyButton>
      </div>
      {selection.actions.length === 0 && (
        <p className="hint">
          {scopes.length > 0
            ? 'No actions chosen: this is what an empty Scopes field in StackOne means.'
            : 'No actions chosen.'}
        </p>
      )}
      <OfflineAccessChoice />
      <button type="submit" className="button needs-no-script">
        Update
      </button>
      <MissingActionsNotice />
      <BroadScopeNotice />
      <ScopeReasons />
    </section>
  )
}

/** Says each sentence when it changes, not when the page comes. */
function useAnnounced(sentences: readonly (string | null)[]): void {
  const said = useRef(sentences)
  useEffect(() => {
    sentences.forEach((sentence, index) => {
      if (sentence && sentence !== said.current[index]) announce(sentence)
    })
    said.current = sentences
  })
}
