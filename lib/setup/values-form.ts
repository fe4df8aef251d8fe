import { text } from '../form-data'
import { openFields, secretFields } from '../guide/fields'
import type { Guide } from '../guide/schema'
import type { Finding } from '../profile/finding'
import { withoutSecrets } from '../profile/form-state'
import type { FieldName, FormValues } from '../profile/form-values'
import { applyQuickFix, type QuickFix, readQuickFix } from '../profile/quick-fix'
import type { FieldProblem } from '../profile/schema'
import type { TypedValues } from './check-values'

/** The setup page's state after its form was sent. It never has a secret. */
export interface ValuesFormState {
  /** The values of the boxes without secrets, by key. */
  values: Readonly<Record<string, string>>
  problems: readonly FieldProblem[]
  /** The problem of the form as a whole. */
  message: string | null
  /** The problem of the pasted text, which is not returned because it may have a secret. */
  pasteProblem?: string
  /** Values that were moved to their own box, in sentences; empty: none. */
  moved: string
  /** The keys of the saved values. */
  saved: readonly FieldName[]
  /** The keys of secrets that were sent and not saved: without JavaScript their boxes are empty again. */
  secretsLost: readonly FieldName[]
  /** Counts the submissions, so that the page can tell two equal answers apart. */
  attempt: number
}

/** The value of the pressed button, which names the next step. */
export const THEN = { name: 'then', test: 'test' } as const

/** The form before anything was sent. */
export function firstState(values: FormValues): ValuesFormState {
  return { values: values.fields, problems: [], message: null, moved: '', saved: [], secretsLost: [], attempt: 0 }
}

/** Reads the sent form after applying the quick fix whose button was pressed. */
export function readTyped(guide: Pick<Guide, 'fields'>, form: FormData, quickFix: string): TypedValues {
  const read = (keys: readonly { key: string }[]) =>
    Object.fromEntries(keys.filter(({ key }) => form.has(key)).map(({ key }) => [key, text(form, key)]))
  const typed = { fields: read(openFields(guide)), secrets: read(secretFields(guide)) }
  const steps = readQuickFix(quickFix)
  if (!isOfBoxes(guide, { steps })) return typed
  const { fields, secrets } = applyQuickFix({ name: '', cloud: '', scopes: '', actions: [], ...typed }, steps)
  return { fields, secrets }
}

/** The boxes with the pasted values in place of the former ones. */
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

/** The findings, with only those quick fixes that do not change the selection. */
export function findingsOfBoxes(guide: Pick<Guide, 'fields'>, findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => ({ ...finding, fixes: finding.fixes.filter((fix) => isOfBoxes(guide, fix)) }))
}

function isOfBoxes({ fields }: Pick<Guide, 'fields'>, { steps }: Pick<QuickFix, 'steps'>): boolean {
  const isBox = (key: FieldName) => fields.some((field) => field.key === key && field.role !== 'scopes')
  return steps.every((step) => (step.do === 'move' ? isBox(step.from) && isBox(step.to) : isBox(step.field)))
}

/** The typed values that may be returned: without secrets, from any box. */
export function textsToShow(guide: Guide, { fields, secrets }: TypedValues): Record<string, string> {
  const values: FormValues = { name: '', cloud: '', scopes: '', actions: [], fields }
  return { ...withoutSecrets(guide, values, Object.values(secrets)).fields }
}
