import type { Guide } from '../guide/schema'
import type { Changes } from './changes'
import { type FormValues, openBoxes, textIn, withText } from './form-values'
import { hasSecret } from './known-secrets'
import type { FieldProblem } from './schema'

/** A change that someone else saved meanwhile. */
export interface ConcurrentEdit {
  actor: string
  /** RFC 3339. */
  at: string
  changes: Changes
  /** The keys of the secrets that were replaced. */
  replaced: readonly string[]
}

/** The form's state after it was sent and not saved. It never has a secret. */
export interface ProfileFormState {
  values: FormValues
  problems: readonly FieldProblem[]
  /** The problem of the form as a whole. */
  message: string | null
  /** The changes that others saved since this form was opened, oldest first. */
  others: readonly ConcurrentEdit[]
  /** The version that saving replaces; null for a new profile. */
  version: number | null
  /** The keys of the secrets that were sent with it: they are not returned, so their boxes are empty again. */
  secretsSent: readonly string[]
  /** The problem of the pasted text, which is not returned because it may have a secret. */
  pasteProblem?: string | null
  /** Counts the submissions, so that the page can tell two equal answers apart. */
  attempt: number
}

/** The values that may be returned, and stored as a draft: without secrets, from any box. */
export function withoutSecrets(
  guide: Pick<Guide, 'fields' | 'knownSecrets'>,
  values: FormValues,
  typedSecrets: readonly string[],
): FormValues {
  return openBoxes(guide)
    .filter((box) => hasSecret(guide, textIn(values, box), typedSecrets))
    .reduce((shown, box) => withText(shown, box, ''), values)
}
