'use client'

import { type FormEvent, useRef } from 'react'
import { EFFECT_FILTERS, FILTER_LABELS } from '@/lib/guide/effects'
import { COMMANDS, FORM_FIELDS } from '@/lib/guide/picker-form'
import { guidePath, SELECTION_KEYS, viewLink } from '@/lib/guide/search-params'
import { useSelection } from '../selection-context'
import { ActionTable } from './action-table'
import { CloudChoice } from './cloud-choice'
import { ScopesPanel } from './scopes-panel'
import { ShareLink } from './share-link'
import { useEarlyInput } from './use-early-input'
import { usePicker } from './use-picker'

const FULL_VIEW = { q: '', effect: 'all' } as const

/** Chooses actions. A GET form: without JavaScript it asks the server, which answers with the same page. */
export function Picker() {
  const { guide, selection, updateSelection } = useSelection()
  const { view, setView, words, shown, chosen, shownChosenCount, setShownChosen, toggle } = usePicker()
  const form = useRef<HTMLFormElement>(null)
  useEarlyInput(form, view, (earlySelection, earlyView) => {
    updateSelection(earlySelection, 'replace')
    void setView(earlyView)
  })
  const total = guide.actions.length
  const isNarrowed = view.q !== '' || view.effect !== 'all'
  const notShownCount = chosen.size - shownChosenCount

  function stay(event: FormEvent) {
    event.preventDefault()
  }

  return (
    <form
      id="choose"
      ref={form}
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
      <a className="skip-link" href="#scopes-selected">
        Skip the list of actions
      </a>
      <div className="picker-tools">
        <label className="search">
          <span className="sr-only">Search actions</span>
          <input
            type="search"
            name="q"
            value={view.q}
            placeholder="Search by name, id or scope"
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
            disabled={shown.length === shownChosenCount}
            onClick={(event) => {
              stay(event)
              setShownChosen(true)
            }}
          >
            {isNarrowed ? `Select ${shown.length} shown` : 'Select all'}
          </button>
          <button
            type="submit"
            className="button"
            name={FORM_FIELDS.command}
            value={COMMANDS.clearShown}
            disabled={shownChosenCount === 0}
            onClick={(event) => {
              stay(event)
              setShownChosen(false)
            }}
          >
            {isNarrowed ? `Clear ${shownChosenCount} shown` : 'Clear'}
          </button>
        </div>
      </div>
      <p className="picker-status" role="status">
        <span>
          <strong>{chosen.size}</strong> of {total} chosen
          {notShownCount > 0 && ` (${notShownCount} not shown)`}
        </span>
        {isNarrowed && (
          <span>
            {shown.length === 0 ? 'No action matches.' : `${shown.length} of ${total} shown.`}{' '}
            <a
              href={`${viewLink(guide, selection, FULL_VIEW)}#choose`}
              onClick={(event) => {
                stay(event)
                void setView(FULL_VIEW)
              }}
            >
              Show all {total}
            </a>
          </span>
        )}
      </p>
      <div className="picker-list">
        <ActionTable
          guide={guide}
          cloudId={selection.cloud}
          shown={shown}
          words={words}
          chosen={chosen}
          onToggle={toggle}
        />
      </div>
      <ScopesPanel />
      {selection.shortScopes && <input type="hidden" name={SELECTION_KEYS.shortScopes} value="true" />}
      <ShareLink />
    </form>
  )
}
