import { PHASES, type Way } from '@/lib/phases'
import { Stepper } from '../ui/stepper'

/** The steps of one setup: what has really happened, and where one is. */
export function Phases({ current, done, failed = [], links }: Way) {
  const steps = PHASES.map(({ id, label }) => ({
    id,
    label,
    state: failed.includes(id) ? ('failed' as const) : done.includes(id) ? ('done' as const) : ('todo' as const),
    isCurrent: id === current,
    href: links[id],
  }))
  return (
    <div className="border-b border-line bg-panel print:hidden">
      <div className="mx-auto max-w-page px-4 py-2.5 sm:px-6 flat:py-1">
        <Stepper label="Setup" steps={steps} />
      </div>
    </div>
  )
}
