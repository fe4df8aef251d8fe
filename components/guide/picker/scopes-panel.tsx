'use client'

import { memo, useEffect, useRef } from 'react'
import { announce } from '@/components/ui/announce'
import { Button, buttonClass } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { describeMissingActions } from '@/lib/guide/missing-actions'
import { joinScopes } from '@/lib/guide/separators'
import { useSelected } from '../selection-context'
import { BroadScopeNotice } from './broad-scope-notice'
import { MissingActionsNotice } from './missing-actions-notice'
import { OfflineAccessChoice } from './offline-access-choice'
import { ScopeReasons } from './scope-reasons'
import { SeparatorChoice } from './separator-choice'

/** The scopes of the choice as text to copy, and the reason for each. */
export const ScopesPanel = memo(function ScopesPanel() {
  const scopes = useSelected((state) => state.scopes.join(' '))
  const text = useSelected((state) => joinScopes(state.scopes, state.selection.separator))
  const isNothingChosen = useSelected(({ selection }) => selection.actions.length === 0)
  const missing = useSelected(({ guide, selection }) => describeMissingActions(guide, selection))
  useAnnounced([`Scopes: ${scopes}.`, missing])
  return (
    <section className="grid gap-2 px-4 py-2.5" aria-labelledby="scopes-selected">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 id="scopes-selected" tabIndex={-1} className="text-sm">
          Scopes selected
        </h3>
        <SeparatorChoice />
      </div>
      <div className="grid items-start gap-2 sm:grid-cols-[minmax(0,1fr)_auto] no-script:grid-cols-1">
        <pre translate="no" className="copied-text">
          {text}
        </pre>
        <CopyButton text={text} what="scopes" className={buttonClass('secondary', 'md', 'no-script:hidden')}>
          Copy scopes
        </CopyButton>
      </div>
      {isNothingChosen && (
        <p className="text-xs text-muted">
          {scopes === ''
            ? 'No actions chosen.'
            : 'No actions chosen: this is what an empty Scopes field in StackOne means.'}
        </p>
      )}
      <OfflineAccessChoice />
      <Button type="submit" className="with-script:hidden">
        Update
      </Button>
      <MissingActionsNotice />
      <BroadScopeNotice />
      <ScopeReasons />
    </section>
  )
})

/** Announces each sentence when it changes, not when the page loads. */
function useAnnounced(sentences: readonly (string | null)[]): void {
  const said = useRef(sentences)
  useEffect(() => {
    sentences.forEach((sentence, index) => {
      if (sentence && sentence !== said.current[index]) announce(sentence)
    })
    said.current = sentences
  })
}
