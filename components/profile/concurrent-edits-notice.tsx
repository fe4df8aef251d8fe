import type { Guide } from '@/lib/guide/schema'
import { fieldLabel, showValue } from '@/lib/profile/field-labels'
import type { ConcurrentEdit } from '@/lib/profile/form-state'
import { Time } from '../ui/time'

interface OthersNoticeProps {
  guide: Guide
  others: readonly ConcurrentEdit[]
}

/** Lists changes that others saved while this form was open. Typed values stay in their boxes. */
export function ConcurrentEditsNotice({ guide, others }: OthersNoticeProps) {
  const names = [...new Set(others.map(({ actor }) => actor))].join(', ')
  return (
    <>
      <p>
        {`${names} saved this profile while you were editing. Your changes are still in the boxes below. Compare them, then save again to overwrite theirs.`}
      </p>
      {others.map((change) => (
        <div key={change.at}>
          <p>
            <strong>{change.actor}</strong>, <Time at={change.at} />:
          </p>
          <ul className="grid list-disc gap-1 ps-5">
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
