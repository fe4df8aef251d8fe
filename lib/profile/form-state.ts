import type { Guide } from '../guide/schema'
import type { Changes } from './changes'
import { type FormValues, TEXT_FIELDS } from './form-values'
import { hasSecret } from './known-secrets'
import type { FieldProblem } from './schema'

/** A change that someone else saved meanwhile. */
export interface OtherChange {
  actor: string
  /** RFC 3339. */
  at: string
  changes: Changes
  isSecretReplaced: boolean
}

/** What the form shows after it was sent and not saved. It never has the secret. */
export interface ProfileFormState {
  values: FormValues
  problems: readonly FieldProblem[]
  /** What stands in the way as a whole. */
  message: string | null
  /** What others saved since this form was opened, the oldest first. */
  others: readonly OtherChange[]
  /** The version that saving replaces; null for a new profile. */
  version: number | null
  /** Whether a secret was sent with it: it does not come back, so that its box is empty again without JavaScript. */
  wasSecretSent: boolean
  /** Counts the sendings, so that the page can tell each from the one before. */
  attempt: number
}

/** What may be sent back, and kept as a draft: a secret that was put into another box may not. */
export function withoutSecrets(guide: Pick<Guide, 'profile'>, values: FormValues, typedSecret: string): FormValues {
  const shown = { ...values }
  for (const field of TEXT_FIELDS) if (hasSecret(guide, values[field], typedSecret)) shown[field] = ''
  return shown
}
