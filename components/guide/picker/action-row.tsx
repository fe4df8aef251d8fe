import { shortId } from '@/lib/guide/action-list'
import { EFFECT_LABELS } from '@/lib/guide/effects'
import { FORM_FIELDS } from '@/lib/guide/picker-form'
import type { Action } from '@/lib/guide/schema'

interface ActionRowProps {
  action: Action
  prefix: string
  connectorName: string
  /** The initial state; later the checkbox itself has it. */
  isChosen: boolean
  isHidden: boolean
  /** The name of the chosen cloud if it lacks this action. */
  missingOn: string | null
}

const EFFECT_COLORS: Readonly<Record<Action['effect'], string>> = {
  read: 'text-muted',
  write: 'text-warn',
  delete: 'text-danger',
}

/** The row of an action. The list handles its events. */
export function ActionRow({ action, prefix, connectorName, isChosen, isHidden, missingOn }: ActionRowProps) {
  const id = shortId({ actionPrefix: prefix }, action.id)
  const hasNotes = Boolean(action.documentedScope || missingOn)
  return (
    <li
      data-action={action.id}
      hidden={isHidden}
      className="flex justify-between gap-x-2 border-b border-line px-4 py-1 hover:bg-soft has-checked:bg-soft max-sm:flex-col max-sm:py-1.5 with-script:cursor-pointer"
    >
      <div className="min-w-0 flex-1">
        <label className="grid cursor-pointer grid-cols-[auto_minmax(0,1fr)] gap-x-2.5">
          <input
            type="checkbox"
            className="mt-0.5"
            name={FORM_FIELDS.action}
            value={id}
            defaultChecked={isChosen}
            aria-labelledby={`${id}-name`}
            aria-describedby={hasNotes ? `${id}-needs ${id}-notes` : `${id}-needs`}
          />
          <span id={`${id}-name`}>{action.label}</span>
          <code translate="no" className="col-start-2 text-xs text-muted">
            {id}
          </code>
        </label>
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
      </div>
      <p id={`${id}-needs`} className="w-38 flex-none text-xs max-sm:flex max-sm:w-auto max-sm:gap-3 max-sm:ps-6.5">
        {action.scopes.map((scope) => (
          <code translate="no" key={scope} className="block">
            {scope}
          </code>
        ))}
        <span className={EFFECT_COLORS[action.effect]}>{EFFECT_LABELS[action.effect]}</span>
      </p>
    </li>
  )
}
