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

/** What the form shows after it was sent and not saved. It never has the secret. */
export interface ProfileFormState {
  values: FormValues
  problems: readonly FieldProblem[]
  /** What stands in the way as a whole. */
  message: string | null
  /** What others saved since this form was opened, the oldest first. */
  others: readonly ConcurrentEdit[]
  /** The version that saving replaces; null for a new profile. */
  version: number | null
  /** The keys of the secrets that were sent with it: they do not come back, so that their boxes are empty again. */
  secretsSent: readonly string[]
  /** What is wrong with what was pasted: the text itself does not come back, for it may have a secret. */
  pasteProblem?: string | null
  /** Counts the sendings, so that the page can tell each from the one before. */
  attempt: number
}

/** What may be sent back, and kept as a draft: a secret that was put into another box may not. */
export function withoutSecrets(
  guide: Pick<Guide, 'fields' | 'knownSecrets'>,
  values: FormValues,
  typedSecrets: readonly string[],
): FormValues {
  return openBoxes(guide)
    .filter((box) => hasSecret(guide, textIn(values, box), typedSecrets))
    .reduce((shown, box) => withText(shown, box, ''), values)
}
