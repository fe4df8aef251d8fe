'use client'

import { memo } from 'react'
import { shortId } from '@/lib/guide/action-list'
import { EFFECT_LABELS } from '@/lib/guide/effects'
import { FORM_FIELDS } from '@/lib/guide/picker-form'
import type { Action } from '@/lib/guide/schema'
import { markedText } from './marked-text'

interface ActionRowProps {
  action: Action
  prefix: string
  connectorName: string
  words: readonly string[]
  isChosen: boolean
  /** The cloud's name when it lacks this action. */
  missingOn: string | null
  onToggle: (id: string, isChosen: boolean, withShift: boolean) => void
}

export const ActionRow = memo(function ActionRow({
  action,
  prefix,
  connectorName,
  words,
  isChosen,
  missingOn,
  onToggle,
}: ActionRowProps) {
  const id = shortId({ actionPrefix: prefix }, action.id)
  const hasNotes = Boolean(action.documentedScope || missingOn)
  return (
    <tr>
      <td>
        <label
          onMouseDown={(event) => {
            // Else the shift key selects text, and the box is not ticked.
            if (event.shiftKey) event.preventDefault()
          }}
          onClick={(event) => {
            if (!event.shiftKey || event.target instanceof HTMLInputElement) return
            event.preventDefault()
            onToggle(action.id, !isChosen, true)
          }}
          onKeyDown={(event) => {
            // Firefox does not tell of the shift key in the click that it makes of a space.
            if (event.key !== ' ' || !event.shiftKey) return
            event.preventDefault()
            if (!event.repeat) onToggle(action.id, !isChosen, true)
          }}
        >
          <input
            type="checkbox"
            name={FORM_FIELDS.action}
            value={id}
            checked={isChosen}
            aria-describedby={hasNotes ? `${id}-needs ${id}-notes` : `${id}-needs`}
            onChange={({ currentTarget, nativeEvent }) =>
              onToggle(action.id, currentTarget.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
            }
          />
          <span>{markedText(action.label, words)}</span>
        </label>
        <code translate="no">{markedText(id, words)}</code>
        {hasNotes && (
          <p id={`${id}-notes`}>
            {action.documentedScope && (
              <small>
                <span>{`${connectorName} documents scope `}</span>
                <code translate="no">{action.documentedScope}</code>
              </small>
            )}
            {missingOn && <small>{`Not on ${missingOn}`}</small>}
          </p>
        )}
      </td>
      <td id={`${id}-needs`}>
        {action.scopes.map((scope) => (
          <code translate="no" key={scope}>
            {markedText(scope, words)}
          </code>
        ))}
        <span data-effect={action.effect}>{EFFECT_LABELS[action.effect]}</span>
      </td>
    </tr>
  )
})
