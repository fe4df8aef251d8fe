import { shortId } from '@/lib/guide/action-list'
import { EFFECT_LABELS } from '@/lib/guide/effects'
import { FORM_FIELDS } from '@/lib/guide/picker-form'
import type { Action } from '@/lib/guide/schema'

interface ActionRowProps {
  action: Action
  prefix: string
  connectorName: string
  /** At first; later the browser's own box has it. */
  isChosen: boolean
  isHidden: boolean
  /** The cloud's name when it lacks this action. */
  missingOn: string | null
}

const EFFECT_COLORS: Readonly<Record<Action['effect'], string>> = {
  read: 'text-muted',
  write: 'text-warn',
  delete: 'text-danger',
}

/** An action to tick. The list that it is in hears of ticks, and sets them. */
export function ActionRow({ action, prefix, connectorName, isChosen, isHidden, missingOn }: ActionRowProps) {
  const id = shortId({ actionPrefix: prefix }, action.id)
  const hasNotes = Boolean(action.documentedScope || missingOn)
  return (
    <tr
      data-action={action.id}
      hidden={isHidden}
      className="relative border-b border-line align-top hover:bg-soft has-checked:bg-soft"
    >
      <td className="py-1.5 ps-4 pe-2">
        <label className="flex cursor-pointer gap-2.5 after:absolute after:inset-0">
          <input
            type="checkbox"
            className="relative z-1 mt-0.5"
            name={FORM_FIELDS.action}
            value={id}
            defaultChecked={isChosen}
            aria-describedby={hasNotes ? `${id}-needs ${id}-notes` : `${id}-needs`}
          />
          <span>{action.label}</span>
        </label>
        <code translate="no" className="block ps-6.5 text-xs text-muted">
          {id}
        </code>
        {hasNotes && (
          <p id={`${id}-notes`} className="ps-6.5 text-xs text-warn">
            {action.documentedScope && (
              <span className="block">
                <span>{`${connectorName} documents scope `}</span>
                <code translate="no">{action.documentedScope}</code>
              </span>
            )}
            {missingOn && <span className="block">{`Not on ${missingOn}`}</span>}
          </p>
        )}
      </td>
      <td id={`${id}-needs`} className="py-1.5 pe-4 text-xs">
        {action.scopes.map((scope) => (
          <code translate="no" key={scope} className="block text-xs">
            {scope}
          </code>
        ))}
        <span className={EFFECT_COLORS[action.effect]}>{EFFECT_LABELS[action.effect]}</span>
      </td>
    </tr>
  )
}
