'use client'

import { type FormEvent, memo, type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Segments } from '@/components/ui/segments'
import { SkipLink } from '@/components/ui/skip-link'
import { ACTION_FILTERS, FILTER_LABELS } from '@/lib/guide/effects'
import { COMMANDS, FORM_FIELDS } from '@/lib/guide/picker-form'
import type { Guide } from '@/lib/guide/schema'
import { findActions } from '@/lib/guide/search'
import { SELECTION_KEYS } from '@/lib/guide/search-params'
import { guidePath } from '@/lib/urls'
import { useSelection, useSelectionStore, useViewStore } from '../selection-context'
import { ActionList } from './action-list'
import { CloudChoice } from './cloud-choice'
import { ScopesPanel } from './scopes-panel'
import { ShareLink } from './share-link'
import { SEARCH_ID, ShowAll } from './show-all'
import { isDrawnWhole, showRows } from './show-rows'
import { useEarlyInput } from './use-early-input'
import { usePicker } from './use-picker'

const FILTERS = ACTION_FILTERS.map((id) => ({ id, label: FILTER_LABELS[id] }))

/** The form that chooses actions. Without JavaScript it is sent by GET, and the server renders the choice. */
export function Picker() {
  const { guide, selection, updateSelection } = useSelection()
  const picker = usePicker()
  const { view, setView, words, shown, filtered, cloud, selectable, isAllSelected, chosen, shownChosenCount } = picker
  const form = useRef<HTMLFormElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  useRowsAtOnce(scroller, guide, filtered)
  useEarlyInput(form, view, (earlySelection, earlyView) => {
    updateSelection(earlySelection, 'replace')
    setView(earlyView)
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
      className="flex flex-col rounded-lg border border-line bg-panel"
      action={`${guidePath(guide)}#choose`}
      onSubmit={stay}
      aria-label="Actions and scopes"
    >
      <input type="hidden" name={FORM_FIELDS.marker} value="1" />
      <div className="flex flex-wrap items-center justify-between gap-2 px-4 pt-3 pb-2.5 print:hidden">
        <h2>Choose actions</h2>
        {guide.clouds.length > 1 && <CloudChoice guide={guide} cloudId={cloud.id} />}
      </div>
      <SkipLink href={guide.scopes.length > 0 ? '#scopes-selected' : '#steps'}>Skip the list of actions</SkipLink>
      <div className="flex flex-wrap items-center justify-between gap-2 px-4 print:hidden">
        <SearchField q={view.q} setView={setView} />
        <Button type="submit" className="with-script:hidden">
          Update
        </Button>
        <Segments label="Show" name="effect" value={view.effect} options={FILTERS} onChoose={picker.setFilter} />
        <div className="flex flex-wrap gap-2">
          <Button
            type="submit"
            size="sm"
            name={FORM_FIELDS.command}
            value={COMMANDS.selectShown}
            aria-disabled={isAllSelected}
            onClick={(event) => {
              stay(event)
              if (!isAllSelected) picker.setShownChosen(true)
            }}
          >
            {isNarrowed && selectable.length > 0 ? `Select ${selectable.length} shown` : 'Select all'}
          </Button>
          <Button
            type="submit"
            size="sm"
            name={FORM_FIELDS.command}
            value={COMMANDS.clearShown}
            aria-disabled={shownChosenCount === 0}
            onClick={(event) => {
              stay(event)
              if (shownChosenCount > 0) picker.setShownChosen(false)
            }}
          >
            {isNarrowed && shownChosenCount > 0 ? `Clear ${shownChosenCount} shown` : 'Clear'}
          </Button>
        </div>
      </div>
      {/* Reserves two lines on a narrow screen, so that appearing text does not move the list. */}
      <div className="flex flex-wrap content-start justify-between gap-x-4 px-4 py-1.5 text-xs text-muted tabular-nums max-sm:min-h-[calc(2lh+0.75rem)] print:hidden">
        <p role="status">
          <strong className="text-ink">{chosen.size}</strong> <span>{together(count)}</span>
        </p>
        {isNarrowed && <ShowAll />}
      </div>
      <div
        ref={scroller}
        className="relative h-[clamp(16rem,60dvh,26rem)] overflow-y-auto border-y border-line contain-strict print:hidden lg:h-[clamp(16rem,100dvh-32.75rem,44rem)]"
      >
        {shown.length === 0 && <p className="p-4">{together(emptyList)}</p>}
        <ActionList
          guide={guide}
          cloudId={cloud.id}
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

/** Filters and ticks rows before the next frame; the picker's texts follow after it. */
function useRowsAtOnce(list: RefObject<HTMLElement | null>, guide: Guide, filtered: ReadonlySet<string>): void {
  const view = useViewStore()
  const selection = useSelectionStore()
  useEffect(() => {
    if (!isDrawnWhole(guide)) return
    const show = (chosen: ReadonlySet<string> | null) => {
      const { q, effect } = view.read()
      if (list.current) showRows(list.current, findActions(guide, q, effect, filtered), chosen)
    }
    const stops = [
      view.subscribe(() => show(null)),
      selection.subscribe(() => show(new Set(selection.read().selection.actions))),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [list, guide, filtered, view, selection])
}

/** Memoized, and the input is uncontrolled, so that a key causes no render before the next frame. */
const SearchField = memo(function SearchField({ q, setView }: { q: string; setView: (change: { q: string }) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const last = useRef(q)
  useLayoutEffect(() => {
    // Updates the box unless a key changed it; text typed before hydration stays (use-early-input.ts).
    if (input.current && last.current !== q && input.current.value !== q) input.current.value = q
    last.current = q
  }, [q])
  return (
    <label className="flex-[1_1_100%]">
      <span className="sr-only">Search actions</span>
      <input
        ref={input}
        type="search"
        name="q"
        id={SEARCH_ID}
        className="w-full"
        defaultValue={q}
        placeholder="Search, or paste a list of ids"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setView({ q: event.currentTarget.value })}
      />
    </label>
  )
})

/** Joins the parts into one text node, which a browser's translation cannot break (scripts/loose-texts.ts). */
function together(parts: readonly (string | false)[]): string {
  return parts.filter(Boolean).join('')
}
