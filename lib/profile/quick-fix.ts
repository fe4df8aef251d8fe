import { z } from 'zod'
import { type AllValues, isBox, textIn, withText } from './form-values'

/** The name of a box. An unknown one is ignored. */
const box = z.string().max(100)

/** The operation of a quick fix. It never carries a secret, which it moves without naming its value. */
const quickFixStepsSchema = z
  .array(
    z.discriminatedUnion('do', [
      z.object({ do: z.literal('clear'), field: box }),
      z.object({ do: z.literal('move'), from: box, to: box }),
      z.object({ do: z.literal('set'), field: box, value: z.string().max(5000) }),
    ]),
  )
  .max(10)

type QuickFixStep = z.infer<typeof quickFixStepsSchema>[number]

/** A correction that one click applies. */
export interface QuickFix {
  /** The button's label. */
  label: string
  steps: readonly QuickFixStep[]
}

/** The values after a quick fix. A value moved to a filled box swaps with the value there. */
export function applyQuickFix(values: AllValues, steps: readonly QuickFixStep[]): AllValues {
  return steps.reduce(applyStep, values)
}

function applyStep(values: AllValues, step: QuickFixStep): AllValues {
  // A secret is moved, and its value is never named.
  if (step.do === 'set')
    return Object.hasOwn(values.secrets, step.field) ? values : withText(values, step.field, step.value)
  if (step.do === 'clear')
    return step.field === 'actions' ? { ...values, actions: [] } : withText(values, step.field, '')
  if (!isBox(values, step.from) || !isBox(values, step.to)) return values
  return withText(withText(values, step.to, textIn(values, step.from)), step.from, textIn(values, step.to))
}

/** Reads the quick fix that a pressed button sent; none if it sent something else. */
export function readQuickFix(sent: string): readonly QuickFixStep[] {
  try {
    return quickFixStepsSchema.parse(JSON.parse(sent))
  } catch {
    return []
  }
}
