import type { Guide } from '@/lib/guide/schema'
import { fieldLabel, showValue } from '@/lib/profile/field-labels'
import type { OtherChange } from '@/lib/profile/form-state'
import { Time } from '../ui/time'

interface OthersNoticeProps {
  guide: Guide
  others: readonly OtherChange[]
}

/** Says what others saved while this form was open. What was typed is still in its boxes. */
export function OthersNotice({ guide, others }: OthersNoticeProps) {
  return (
    <>
      <p>
        Someone saved this profile while you were changing it. What you typed is still in the boxes below: compare it,
        then save again to put it over theirs.
      </p>
      {others.map((change) => (
        <div key={change.at}>
          <p>
            <strong>{change.actor}</strong>, <Time at={change.at} />:
          </p>
          <ul>
            {Object.entries(change.changes).map(([field, { from, to }]) => (
              <li key={field}>
                {`${fieldLabel(guide, field)}: from ${showValue(guide, field, from)} to ${showValue(guide, field, to)}`}
              </li>
            ))}
            {change.replaced.map((key) => (
              <li key={key}>{`${fieldLabel(guide, key)}: replaced`}</li>
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}
