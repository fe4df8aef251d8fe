import { openFields, secretFields } from '../guide/fields'
import type { Guide } from '../guide/schema'
import { destinationOf, secretDestinations, whenSecretIsEmpty } from '../profile/destination'
import { inspect } from '../profile/field-checks'
import { fieldLabel } from '../profile/field-labels'
import { type AllValues, type FieldName, type FormValues, textIn } from '../profile/form-values'
import { cleanField } from '../profile/normalize-input'
import { formValuesOf, type Profile } from '../profile/profile'
import { applyQuickFix } from '../profile/quick-fix'
import { type FieldProblem, findProblems } from '../profile/schema'

/** The typed values of a setup page by key; a missing key was not in the form. */
export interface TypedValues {
  fields: Readonly<Record<string, string>>
  secrets: Readonly<Record<string, string>>
}

/** The typed values that can be saved, and the problems of the others. */
export interface CheckedValues {
  /** Normalized, by key. */
  fields: Record<string, string>
  secrets: Record<string, string>
  /** The problems of the other values, in the page's order. Empty boxes have none, unless all are required. */
  problems: FieldProblem[]
  /** Values that were moved to their own box, in sentences; empty: none. */
  moved: string
}

/** A profile's saved values, without its secrets. */
export interface KeptValues {
  values: FormValues
  /** The hosts that its secrets may be sent to (profile/destination.ts), by key. */
  keptFor: Readonly<Record<string, string>>
}

/** A profile's saved values, for the checks. */
export function keptValues(guide: Guide, profile: Profile): KeptValues {
  return { values: formValuesOf(guide, profile), keptFor: secretDestinations(guide, profile) }
}

/** The saved values merged with the typed ones, for the checks of the profile's form. */
export function withTyped(guide: Guide, { values }: Pick<KeptValues, 'values'>, typed: TypedValues): AllValues {
  const sent = Object.entries(values.fields).map(([key, kept]) => [key, typed.fields[key] ?? kept])
  const secrets = secretFields(guide).map(({ key }) => [key, typed.secrets[key] ?? ''])
  return { ...values, fields: Object.fromEntries(sent), secrets: Object.fromEntries(secrets) }
}

/**
 * Checks the typed values of a setup page with the checks of the profile's form, box by box: valid values can be saved
 * although others are empty or wrong. A value that clearly belongs to another box is moved there, because a secret in
 * the wrong box could not be shown again and would be lost. `isWhole`: an empty required box is a problem.
 */
export function checkValues(guide: Guide, kept: KeptValues, typed: TypedValues, isWhole: boolean): CheckedValues {
  const sent = withTyped(guide, kept, typed)
  const { values, notes } = putRight(guide, sent)
  const problems = findValueProblems(guide, kept, values, isWhole)
  const isWrong = (key: FieldName) => problems.some(({ field }) => field === key)
  const hasDestination = destinationOf(guide, values) !== null
  const fields = openFields(guide).flatMap((field): [string, string][] => {
    const { value } = cleanField(field, textIn(values, field.key))
    // An empty required box keeps its saved value.
    return isWrong(field.key) || (field.required && value === '') ? [] : [[field.key, value]]
  })
  const secrets = secretFields(guide).flatMap((field): [string, string][] => {
    const { value } = cleanField(field, textIn(values, field.key))
    return isWrong(field.key) || value === '' || !hasDestination ? [] : [[field.key, value]]
  })
  return {
    fields: Object.fromEntries(fields),
    secrets: Object.fromEntries(secrets),
    problems,
    moved: notes.join(' '),
  }
}

/** The problems by box, without those of the selection, which the recipient cannot change. */
export function findValueProblems(
  guide: Guide,
  { values: before, keptFor }: KeptValues,
  values: AllValues,
  isWhole: boolean,
): FieldProblem[] {
  const missing = Object.fromEntries(
    secretFields(guide).flatMap(({ key }) => {
      const why = whenSecretIsEmpty(guide, key, values, keptFor[key] ?? null)
      return why === null ? [] : [[key, why]]
    }),
  )
  const boxes = [...openFields(guide), ...secretFields(guide)]
  const found = findProblems(guide, values, { secretsMissing: missing }).filter(({ field }) => {
    const box = boxes.find(({ key }) => key === field)
    if (!box) return false
    const isKept = Object.hasOwn(keptFor, field) || textIn(before, field) !== ''
    return isWhole || isKept || textIn(values, field).trim() !== ''
  })
  return [...found, ...homelessSecrets(guide, values, found), ...strandingParts(guide, before, values, found)]
}

/**
 * Changing a part of the host needs the secret too: the kept secret is bound to the old host. Both are saved together.
 */
function strandingParts(
  guide: Guide,
  before: FormValues,
  values: AllValues,
  found: readonly FieldProblem[],
): FieldProblem[] {
  const secret = secretFields(guide).find(({ key }) => found.some(({ field }) => field === key))
  if (!secret || destinationOf(guide, before) === destinationOf(guide, values)) return []
  return openFields(guide)
    .filter(({ key, kind }) => kind === 'url-part' && textIn(values, key) !== textIn(before, key))
    .filter(({ key }) => !found.some(({ field }) => field === key))
    .map(({ key }) => ({
      field: key,
      message: `Enter the ${secret.label} again too: the kept one is for another host.`,
    }))
}

/** A secret is bound to its host: without the profile's part of the host it is not saved. */
function homelessSecrets(guide: Guide, values: AllValues, found: readonly FieldProblem[]): FieldProblem[] {
  if (destinationOf(guide, values) !== null) return []
  const part = guide.fields.find(({ kind, key }) => kind === 'url-part' && textIn(values, key).trim() === '')
  if (!part) return []
  return secretFields(guide)
    .filter(({ key }) => textIn(values, key) !== '' && !found.some(({ field }) => field === key))
    .map(({ key, label }) => ({
      field: key,
      message: `Enter the ${part.label} first, then the ${label} again: it is kept for that address only.`,
    }))
}

/** At most this many values can be in each other's boxes. */
const MAX_MOVES = 5

/** Moves values to their own boxes while a check names a better one; undoes a move that fixes nothing. */
function putRight(guide: Guide, sent: AllValues): { values: AllValues; notes: string[] } {
  let values = sent
  const notes: string[] = []
  for (let moves = 0; moves < MAX_MOVES; moves += 1) {
    const errors = inspect(guide, values).filter(({ level }) => level === 'error')
    const move = errors
      .flatMap(({ fixes }) => fixes)
      .find(({ steps: [step, ...others] }) => others.length === 0 && step?.do === 'move' && isBox(guide, step.to))
    const [step] = move?.steps ?? []
    if (!move || step?.do !== 'move') break
    const next = applyQuickFix(values, move.steps)
    const left = inspect(guide, next).filter(({ level }) => level === 'error')
    if (left.length >= errors.length) break
    const [from, to] = [fieldLabel(guide, step.from), fieldLabel(guide, step.to)]
    const isSwap = textIn(values, step.to).trim() !== ''
    notes.push(
      isSwap ? `${from} and ${to} were swapped. Each is in its own box now.` : `The ${to} was in the box of ${from}.`,
    )
    values = next
  }
  return { values, notes }
}

function isBox(guide: Guide, key: FieldName): boolean {
  return [...openFields(guide), ...secretFields(guide)].some((field) => field.key === key)
}
