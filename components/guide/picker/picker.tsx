'use client'

import { type FormEvent, useRef } from 'react'
import { EFFECT_FILTERS, FILTER_LABELS } from '@/lib/guide/effects'
import { COMMANDS, FORM_FIELDS } from '@/lib/guide/picker-form'
import { SELECTION_KEYS } from '@/lib/guide/search-params'
import { SEARCH_ACTIONS } from '@/lib/messages'
import { guidePath } from '@/lib/urls'
import { useSelection } from '../selection-context'
import { ActionTable } from './action-table'
import { CloudChoice } from './cloud-choice'
import { ScopesPanel } from './scopes-panel'
import { ShareLink } from './share-link'
import { SEARCH_ID, ShowAll } from './show-all'
import { useEarlyInput } from './use-early-input'
import { usePicker } from './use-picker'

/** Chooses actions. A GET form: without JavaScript it asks the server, which answers with the same page. */
export function Picker() {
  const { guide, selection, updateSelection } = useSelection()
  const picker = usePicker()
  const { view, setView, words, shown, cloud, selectable, isAllSelected, chosen, shownChosenCount } = picker
  const form = useRef<HTMLFormElement>(null)
  useEarlyInput(form, view, (earlySelection, earlyView) => {
    updateSelection(earlySelection, 'replace')
    void setView(earlyView)
  })
  const total = guide.actions.length
  const isNarrowed = view.q !== '' || view.effect !== 'all'
  const notShownCount = chosen.size - shownChosenCount
  const missingCount = shown.length - selectable.length
  const count = [
    `of ${total} chosen`,
    notShownCount > 0 && ` (${notShownCount} not shown)`,
    isNarrowed && (shown.length === 0 ? ', no action matches' : `, ${shown.length} of ${total} shown`),
    missingCount > 0 && `, ${missingCount} not on ${cloud.label}`,
  ]
  const emptyList = [
    'No action matches',
    view.q && ` “${view.q}”`,
    view.effect !== 'all' && ` among those shown under ${FILTER_LABELS[view.effect]}`,
    '.',
  ]

  function stay(event: FormEvent) {
    event.preventDefault()
  }

  return (
    <form
      id="choose"
      ref={form}
      tabIndex={-1}
      className="picker"
      action={`${guidePath(guide)}#choose`}
      onSubmit={stay}
      aria-label="Actions and scopes"
    >
      <input type="hidden" name={FORM_FIELDS.marker} value="1" />
      <div className="picker-head">
        <h2>Choose actions</h2>
        <CloudChoice />
      </div>
      <a className="skip-link" href={guide.scopes.length > 0 ? '#scopes-selected' : '#steps'}>
        Skip the list of actions
      </a>
      <div className="picker-tools">
        <label className="search">
          <span className="sr-only">Search actions</span>
          <input
            type="search"
            name="q"
            id={SEARCH_ID}
            value={view.q}
            placeholder={SEARCH_ACTIONS}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => void setView({ q: event.currentTarget.value })}
          />
        </label>
        <button type="submit" className="button needs-no-script">
          Update
        </button>
        <fieldset className="segments">
          <legend className="sr-only">Show</legend>
          {EFFECT_FILTERS.map((effect) => (
            <label key={effect}>
              <input
                type="radio"
                name="effect"
                value={effect}
                checked={view.effect === effect}
                onChange={() => void setView({ effect })}
              />
              <span>{FILTER_LABELS[effect]}</span>
            </label>
          ))}
        </fieldset>
        <div className="picker-commands">
          <button
            type="submit"
            className="button"
            name={FORM_FIELDS.command}
            value={COMMANDS.selectShown}
            aria-disabled={isAllSelected}
            onClick={(event) => {
              stay(event)
              if (!isAllSelected) picker.setShownChosen(true)
            }}
          >
            {isNarrowed ? `Select ${selectable.length} shown` : 'Select all'}
          </button>
          <button
            type="submit"
            className="button"
            name={FORM_FIELDS.command}
            value={COMMANDS.clearShown}
            aria-disabled={shownChosenCount === 0}
            onClick={(event) => {
              stay(event)
              if (shownChosenCount > 0) picker.setShownChosen(false)
            }}
          >
            {isNarrowed ? `Clear ${shownChosenCount} shown` : 'Clear'}
          </button>
        </div>
      </div>
      <div className="picker-status">
        <p role="status">
          <strong>{chosen.size}</strong> <span>{together(count)}</span>
        </p>
        {isNarrowed && <ShowAll />}
      </div>
      <div className="picker-list">
        {shown.length === 0 && <p className="picker-empty">{together(emptyList)}</p>}
        <ActionTable
          guide={guide}
          cloudId={selection.cloud}
          shown={shown}
          words={words}
          chosen={chosen}
          onToggle={picker.toggle}
        />
      </div>
      {guide.scopes.length > 0 && <ScopesPanel />}
      {selection.shortScopes && <input type="hidden" name={SELECTION_KEYS.shortScopes} value="true" />}
      {guide.preview === undefined && <ShareLink />}
    </form>
  )
}

/** One text, which a browser's translation leaves in one piece: see scripts/loose-texts.ts. */
function together(parts: readonly (string | false)[]): string {
  return parts.filter(Boolean).join('')
}
