import { z } from 'zod'
import { FIELD_ORDER, type FormValues, TEXT_FIELDS } from './form-values'

const box = z.enum([...TEXT_FIELDS, 'clientSecret'])

/** What a correction does. It never carries a secret: that one is moved, not named. */
const mendStepsSchema = z
  .array(
    z.discriminatedUnion('do', [
      z.object({ do: z.literal('clear'), field: z.enum(FIELD_ORDER) }),
      z.object({ do: z.literal('move'), from: box, to: box }),
      z.object({ do: z.literal('set'), field: z.enum(TEXT_FIELDS), value: z.string().max(5000) }),
    ]),
  )
  .max(10)

type MendStep = z.infer<typeof mendStepsSchema>[number]

/** A correction that one click makes. */
export interface Mend {
  /** What the button says. */
  label: string
  steps: readonly MendStep[]
}

/** The values of a form, the secret among them; only where the secret is already. */
export type AllValues = FormValues & { clientSecret: string }

/** The values after a correction. What is moved to a box that is not empty changes places with what is there. */
export function applyMend(values: AllValues, steps: readonly MendStep[]): AllValues {
  return steps.reduce(applyStep, values)
}

function applyStep(values: AllValues, step: MendStep): AllValues {
  if (step.do === 'set') return { ...values, [step.field]: step.value }
  if (step.do === 'move') return { ...values, [step.to]: values[step.from], [step.from]: values[step.to] }
  return { ...values, [step.field]: step.field === 'actions' ? [] : '' }
}

/** Reads the correction that a pressed button sent; none where it sent something else. */
export function readMend(sent: string): readonly MendStep[] {
  try {
    return mendStepsSchema.parse(JSON.parse(sent))
  } catch {
    return []
  }
}
