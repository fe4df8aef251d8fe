'use client'

import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { ActionList } from '@/components/guide/picker/action-list'
import type { Guide } from '@/lib/guide/schema'
import { findActions, queryWords } from '@/lib/guide/search'
import { inCatalogueOrder } from '@/lib/guide/selection'
import { plural } from '@/lib/text'
import { Optional } from '../ui/form-field'

interface ActionsFieldProps {
  guide: Guide
  cloudId: string
  actions: readonly string[]
  onChange: (actions: readonly string[]) => void
}

/** The profile's actions, collapsed: most come from the guide's selection. */
export function ActionsField({ guide, cloudId, actions, onChange }: ActionsFieldProps) {
  const [query, setQuery] = useState('')
  const searchBox = useRef<HTMLInputElement>(null)
  // Text searched before hydration.
  useLayoutEffect(() => setQuery(searchBox.current?.value ?? ''), [])
  const words = useMemo(() => queryWords(query, guide.actionPrefix), [query, guide])
  const shown = useMemo(() => findActions(guide, query), [guide, query])
  const chosen = useMemo(() => new Set(actions), [actions])
  const latest = useRef({ chosen, onChange })
  latest.current = { chosen, onChange }

  const toggle = useCallback(
    (id: string, isChosen: boolean) => {
      const next = new Set(latest.current.chosen)
      if (isChosen) next.add(id)
      else next.delete(id)
      latest.current.onChange(inCatalogueOrder(guide, next))
    },
    [guide],
  )

  return (
    <fieldset className="grid min-w-0 gap-1.5" id="actions" tabIndex={-1}>
      <legend className="mb-1.5">
        <h2 className="text-base font-medium tracking-normal">
          Actions <Optional />
        </h2>
      </legend>
      <p className="text-xs text-muted">
        The actions StackOne runs with this profile. The scopes below are compared with them.
      </p>
      <details className="rounded-lg border border-line bg-panel">
        <summary className="cursor-pointer rounded-lg px-3 py-2">
          {actions.length === 0
            ? 'None chosen'
            : `${plural(actions.length, 'action')} of ${guide.actions.length} chosen`}
        </summary>
        <label className="block px-3 pt-1 pb-3 no-script:hidden">
          <span className="sr-only">Search actions</span>
          <input
            ref={searchBox}
            type="search"
            value={query}
            placeholder="Search by name, id or scope"
            autoComplete="off"
            className="w-full text-sm"
            onChange={(event) => setQuery(event.currentTarget.value)}
            onKeyDown={(event) => {
              // Enter in the search must not send the form.
              if (event.key === 'Enter') event.preventDefault()
            }}
          />
        </label>
        <div className="relative h-80 overflow-y-auto border-y border-line contain-strict">
          {shown.length === 0 && <p className="p-4">{`No action matches “${query}”.`}</p>}
          <ActionList guide={guide} cloudId={cloudId} shown={shown} words={words} chosen={chosen} onToggle={toggle} />
        </div>
      </details>
    </fieldset>
  )
}
