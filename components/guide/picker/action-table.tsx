'use client'

import { useEffect, useRef, useState } from 'react'
import { formatActionList } from '@/lib/guide/action-list'
import type { Action, Guide } from '@/lib/guide/schema'
import { SELECTION_KEYS } from '@/lib/guide/search-params'
import { findCloud, isMissingOn } from '@/lib/guide/selection'
import { ActionRow } from './action-row'

/** Rows that are drawn at once. More follow as the reader comes near the end, so long catalogues stay quick. */
const BATCH = 100

interface ActionTableProps {
  guide: Guide
  cloudId: string
  shown: readonly Action[]
  words: readonly string[]
  chosen: ReadonlySet<string>
  onToggle: (id: string, isChosen: boolean, withShift: boolean) => void
}

export function ActionTable({ guide, cloudId, shown, words, chosen, onToggle }: ActionTableProps) {
  const [limit, setLimit] = useState(BATCH)
  const end = useRef<HTMLTableSectionElement>(null)
  const hasMore = shown.length > limit

  useEffect(() => {
    if (!hasMore || !end.current) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setLimit(limit + BATCH)
      },
      { rootMargin: '600px' },
    )
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [hasMore, limit])

  const cloud = findCloud(guide, cloudId)
  const rows = shown.slice(0, limit)
  const undrawn = new Set(chosen)
  for (const { id } of rows) undrawn.delete(id)
  return (
    <>
      {/* Chosen actions that have no box here stay in the form. */}
      {undrawn.size > 0 && (
        <input type="hidden" name={SELECTION_KEYS.actions} value={formatActionList(guide, [...undrawn])} />
      )}
      <table className="actions" aria-label="Actions" aria-rowcount={shown.length + 1}>
        <thead>
          <tr>
            <th scope="col">Action</th>
            <th scope="col">Scope</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((action) => (
            <ActionRow
              key={action.id}
              action={action}
              prefix={guide.actionPrefix}
              connectorName={guide.connectorName}
              words={words}
              isChosen={chosen.has(action.id)}
              missingOn={isMissingOn(cloud, action) ? cloud.label : null}
              onToggle={onToggle}
            />
          ))}
        </tbody>
        {hasMore && (
          <tfoot ref={end}>
            <tr>
              <td colSpan={2}>{`${shown.length - limit} more below`}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </>
  )
}
