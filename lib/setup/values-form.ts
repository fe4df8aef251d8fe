import { text } from '../form-data'
import { openFields, secretFields } from '../guide/fields'
import type { Guide } from '../guide/schema'
import type { Finding } from '../profile/finding'
import { withoutSecrets } from '../profile/form-state'
import type { FieldName, FormValues } from '../profile/form-values'
import { applyQuickFix, type QuickFix, readQuickFix } from '../profile/quick-fix'
import type { FieldProblem } from '../profile/schema'
import type { TypedValues } from './check-values'

/** What the setup page shows after its form was sent. It never has a secret. */
export interface ValuesFormState {
  /** The texts of the boxes that hold no secrets, by key. */
  values: Readonly<Record<string, string>>
  problems: readonly FieldProblem[]
  /** What stands in the way as a whole. */
  message: string | null
  /** What is wrong with what was pasted: the text itself does not come back, for it may have a secret. */
  pasteProblem?: string
  /** What stood in another's box and was put into its own, in sentences; empty: nothing. */
  moved: string
  /** The keys of what was saved. */
  saved: readonly FieldName[]
  /** The keys of the secrets that were sent and not saved: without JavaScript their boxes are empty again. */
  secretsLost: readonly FieldName[]
  /** Counts the sendings, so that the page can tell each from the one before. */
  attempt: number
}

/** What the buttons of the form send beside its boxes: what is to follow. */
export const THEN = { name: 'then', test: 'test' } as const

/** The form before anything was sent. */
export function firstState(values: FormValues): ValuesFormState {
  return { values: values.fields, problems: [], message: null, moved: '', saved: [], secretsLost: [], attempt: 0 }
}

/** Reads the sent form: the boxes that it has, after the correction whose button was pressed. */
export function readTyped(guide: Pick<Guide, 'fields'>, form: FormData, quickFix: string): TypedValues {
  const read = (keys: readonly { key: string }[]) =>
    Object.fromEntries(keys.filter(({ key }) => form.has(key)).map(({ key }) => [key, text(form, key)]))
  const typed = { fields: read(openFields(guide)), secrets: read(secretFields(guide)) }
  const steps = readQuickFix(quickFix)
  if (!isOfBoxes(guide, { steps })) return typed
  const { fields, secrets } = applyQuickFix({ name: '', cloud: '', scopes: '', actions: [], ...typed }, steps)
  return { fields, secrets }
}

/** The boxes with values from what was pasted in the place of what was there. */
export function withPasted(
  guide: Pick<Guide, 'fields'>,
  { fields, secrets }: TypedValues,
  pasted: Readonly<Record<string, string>>,
): TypedValues {
  const of = (keys: readonly { key: string }[]) =>
    Object.entries(pasted).filter(([key]) => keys.some((each) => each.key === key))
  return {
    fields: { ...fields, ...Object.fromEntries(of(openFields(guide))) },
    secrets: { ...secrets, ...Object.fromEntries(of(secretFields(guide))) },
  }
}

/** The findings with those corrections only that leave the selection as it is. */
export function findingsOfBoxes(guide: Pick<Guide, 'fields'>, findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => ({ ...finding, fixes: finding.fixes.filter((fix) => isOfBoxes(guide, fix)) }))
}

function isOfBoxes({ fields }: Pick<Guide, 'fields'>, { steps }: Pick<QuickFix, 'steps'>): boolean {
  const isBox = (key: FieldName) => fields.some((field) => field.key === key && field.role !== 'scopes')
  return steps.every((step) => (step.do === 'move' ? isBox(step.from) && isBox(step.to) : isBox(step.field)))
}

/** The typed values that may be returned: no secret, in whichever box. */
export function textsToShow(guide: Guide, { fields, secrets }: TypedValues): Record<string, string> {
  const values: FormValues = { name: '', cloud: '', scopes: '', actions: [], fields }
  return { ...withoutSecrets(guide, values, Object.values(secrets)).fields }
}
