import type { z } from 'zod'
import type { Guide } from '../guide/schema'
import { hasSecret } from '../profile/known-secrets'
import { profileNameSchema } from '../profile/schema'
import { ASK_FIELDS, type AskField, type AskFormValues } from './ask-form'
import { setupRequestSchema } from './request-form'

const SECRET_FOUND = 'This looks like a secret. It does not belong here: remove it.'

const askFormSchema = setupRequestSchema.extend({ name: profileNameSchema })

/** The input for a profile and its setup link. */
export type AskOrder = z.output<typeof askFormSchema>

export type AskProblems = Partial<Record<AskField, string>>

/** Checks the form that asks an admin. `name`: the name of an existing profile. */
export function checkAskForm(
  guide: Pick<Guide, 'knownSecrets'>,
  values: AskFormValues,
  name: string = values.name,
): { ok: true; order: AskOrder } | { ok: false; problems: AskProblems } {
  const parsed = askFormSchema.safeParse({ ...values, name })
  const problems: AskProblems = {}
  for (const { path, message } of parsed.error?.issues ?? []) {
    const [field] = path as [AskField]
    problems[field] ??= message
  }
  for (const field of [ASK_FIELDS.name, ASK_FIELDS.recipient, ASK_FIELDS.note]) {
    if (hasSecret(guide, values[field], [])) problems[field] = SECRET_FOUND
  }
  return parsed.success && Object.keys(problems).length === 0
    ? { ok: true, order: parsed.data }
    : { ok: false, problems }
}

/** The returned values: every typed value except secrets. */
export function withoutTypedSecrets(guide: Pick<Guide, 'knownSecrets'>, values: AskFormValues): AskFormValues {
  const open = (text: string) => (hasSecret(guide, text, []) ? '' : text)
  return { ...values, name: open(values.name), recipient: open(values.recipient), note: open(values.note) }
}
