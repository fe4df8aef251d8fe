'use client'

import { type MouseEvent, type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { formatActionList } from '@/lib/guide/action-list'
import { actionGroups } from '@/lib/guide/groups'
import type { Action, Guide } from '@/lib/guide/schema'
import { SELECTION_KEYS } from '@/lib/guide/search-params'
import { findCloud, isMissingOn } from '@/lib/guide/selection'
import { ActionRow } from './action-row'
import { isDrawnWhole, showRows } from './show-rows'
import { useMarks } from './use-marks'

/** A long catalogue renders this many rows at first. More follow when the reader comes near the end. */
const BATCH = 100

interface ActionListProps {
  guide: Guide
  cloudId: string
  shown: readonly Action[]
  words: readonly string[]
  chosen: ReadonlySet<string>
  onToggle: (id: string, isChosen: boolean, withShift: boolean) => void
}

/**
 * The actions by object, as rows to tick. React renders each row once. Hiding and ticking happen on the elements
 * themselves, because a search and "Select all" change many rows at once.
 */
export function ActionList({ guide, cloudId, shown, words, chosen, onToggle }: ActionListProps) {
  const list = useRef<HTMLDivElement>(null)
  const isWhole = isDrawnWhole(guide)
  const batch = useBatch(shown, isWhole)
  const [first] = useState(() => ({ shown: new Set(shown), chosen }))
  const whole = useMemo(
    () => (isWhole ? <Groups guide={guide} cloudId={cloudId} drawn={null} {...first} /> : null),
    [isWhole, guide, cloudId, first],
  )

  const ticked = useRef(chosen)
  useLayoutEffect(() => {
    if (!list.current) return
    // Boxes ticked before hydration keep their state, until it is taken over (use-early-input.ts).
    const isNews = ticked.current !== chosen
    ticked.current = chosen
    showRows(list.current, isWhole ? shown : null, isNews ? chosen : null)
  })
  useMarks(list, words, shown)

  const undrawn = isWhole ? [] : [...chosen].filter((id) => !batch.rows.some((action) => action.id === id))
  return (
    <>
      {/* Chosen actions without a rendered checkbox stay in the form. */}
      {undrawn.length > 0 && (
        <input type="hidden" name={SELECTION_KEYS.actions} value={formatActionList(guide, undrawn)} />
      )}
      <div ref={list} className="text-sm" {...toggleHandlers(onToggle)}>
        <div>
          {whole ?? (
            <Groups
              guide={guide}
              cloudId={cloudId}
              drawn={new Set(batch.rows)}
              shown={new Set(shown)}
              chosen={chosen}
            />
          )}
        </div>
        {batch.rest > 0 && (
          <p ref={batch.end} className="px-4 py-2 text-center text-muted">{`${batch.rest} more below`}</p>
        )}
      </div>
    </>
  )
}

interface GroupsProps {
  guide: Guide
  cloudId: string
  /** The actions that have a row; null for all. */
  drawn: ReadonlySet<Action> | null
  shown: ReadonlySet<Action>
  chosen: ReadonlySet<string>
}

function Groups({ guide, cloudId, drawn, shown, chosen }: GroupsProps) {
  const cloud = findCloud(guide, cloudId)
  return actionGroups(guide).map(({ id, label, note, actions }) => {
    const rows = actions.filter((action) => drawn === null || drawn.has(action))
    if (rows.length === 0) return null
    return (
      <fieldset key={id} className="lazy-paint" hidden={!rows.some((action) => shown.has(action))}>
        <legend className="w-full border-b border-line bg-sunken px-4 py-1 text-xs font-bold">
          <span>{label}</span>
          {note && <span className="block font-normal text-muted">{note}</span>}
        </legend>
        <ul>
          {rows.map((action) => (
            <ActionRow
              key={action.id}
              action={action}
              prefix={guide.actionPrefix}
              connectorName={guide.connectorName}
              isChosen={chosen.has(action.id)}
              isHidden={!shown.has(action)}
              missingOn={isMissingOn(cloud, action) ? cloud.label : null}
            />
          ))}
        </ul>
      </fieldset>
    )
  })
}

/** One event handler for all rows. */
function toggleHandlers(onToggle: ActionListProps['onToggle']) {
  const boxOf = (target: EventTarget) =>
    target instanceof Element ? target.closest('[data-action]')?.querySelector('input') : null
  const idOf = (target: EventTarget) =>
    target instanceof Element ? target.closest<HTMLElement>('[data-action]')?.dataset.action : undefined
  return {
    onMouseDown: (event: MouseEvent) => {
      // Without this, a click with the shift key selects text and does not tick the checkbox.
      if (event.shiftKey) event.preventDefault()
    },
    onClick: (event: MouseEvent) => {
      const id = idOf(event.target)
      const box = boxOf(event.target)
      if (id === undefined || !box || !(event.target instanceof Element)) return
      const isLabel = event.target.closest('label') !== null
      if (event.target === box) {
        onToggle(id, box.checked, event.shiftKey)
      } else if (event.shiftKey || (!isLabel && getSelection()?.isCollapsed)) {
        // A click on a label also clicks its checkbox, unlike a click on the rest of the row.
        event.preventDefault()
        onToggle(id, !box.checked, event.shiftKey)
      }
    },
    onKeyDown: (event: React.KeyboardEvent) => {
      // Firefox omits the shift key in the click that it fires for a space.
      if (event.key !== ' ' || !event.shiftKey) return
      const id = idOf(event.target)
      const box = boxOf(event.target)
      if (id === undefined || !box) return
      event.preventDefault()
      if (!event.repeat) onToggle(id, !box.checked, true)
    },
  }
}

interface Batch {
  rows: readonly Action[]
  rest: number
  end: RefObject<HTMLParagraphElement | null>
}

/** The rendered part of a long catalogue, which grows each time the reader scrolls near its end. */
function useBatch(shown: readonly Action[], isWhole: boolean): Batch {
  const [limit, setLimit] = useState(BATCH)
  const end = useRef<HTMLParagraphElement>(null)
  const rest = isWhole ? 0 : Math.max(0, shown.length - limit)

  useEffect(() => {
    if (rest === 0 || !end.current) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setLimit(limit + BATCH)
      },
      { rootMargin: '600px' },
    )
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [rest, limit])

  return { rows: isWhole ? [] : shown.slice(0, limit), rest, end }
}
