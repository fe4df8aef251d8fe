import { WIZARD_STEPS, type WizardProgress } from '@/lib/wizard-steps'
import { Stepper } from '../ui/stepper'

/** The steps of one setup, with their real progress and the current one. */
export function WizardSteps({ current, done, failed = [], links, without = [] }: WizardProgress) {
  const steps = WIZARD_STEPS.filter(({ id }) => !without.includes(id)).map(({ id, label }) => ({
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
