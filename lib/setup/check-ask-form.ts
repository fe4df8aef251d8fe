import { z } from 'zod'
import type { Guide } from '../guide/schema'
import { hasSecret } from '../profile/known-secrets'
import { cleanName } from '../profile/normalize-input'
import { profileName } from '../profile/schema'
import { stripInvisible } from '../text'
import { ASK_FIELDS, type AskField, type AskFormValues, EXPIRIES } from './ask-form'

/** In UTF-16 units. */
const MAX_RECIPIENT = 100
export const MAX_NOTE = 1000

const SECRET_FOUND = 'This looks like a secret. Don’t send it with the link: remove it.'

const recipient = z
  .string()
  .transform((typed) => cleanName(typed).value)
  .pipe(
    z
      .string()
      .min(1, 'Enter a name, like “Dana”. The page greets them with it.')
      .max(MAX_RECIPIENT, `The name is too long. Use ${MAX_RECIPIENT} letters or fewer.`),
  )

/** Line breaks stay; what nobody sees goes. */
const note = z
  .string()
  .transform((typed) =>
    typed
      .toWellFormed()
      .split(/\r\n?|\n/)
      .map((line) => stripInvisible(line).trimEnd())
      .join('\n')
      .trim(),
  )
  .pipe(z.string().max(MAX_NOTE, `The note is too long. Use ${MAX_NOTE} letters or fewer.`))

const expiresIn = z.coerce
  .number()
  .refine((seconds) => EXPIRIES.some((expiry) => expiry.seconds === seconds), 'Choose how long the link works.')

/** What a link is made of. */
export interface Order {
  /** The profile's. */
  name: string
  recipient: string
  note: string
  /** In seconds. */
  expiresIn: number
}

export type AskProblems = Partial<Record<AskField, string>>

/** Checks what was typed to ask somebody. `name` is that of the profile, where there is one already. */
export function checkAskForm(
  guide: Pick<Guide, 'knownSecrets'>,
  values: AskFormValues,
  name: string | null = null,
): { ok: true; order: Order } | { ok: false; problems: AskProblems } {
  const open = (field: z.ZodType<string, string>) =>
    field.refine((text) => !hasSecret(guide, text, []), { error: SECRET_FOUND })
  const schema = z.object({
    [ASK_FIELDS.name]: name === null ? open(profileName) : z.string().transform(() => name),
    [ASK_FIELDS.recipient]: open(recipient),
    [ASK_FIELDS.note]: open(note),
    [ASK_FIELDS.expiresIn]: expiresIn,
  })
  const parsed = schema.safeParse(values)
  if (parsed.success) return { ok: true, order: parsed.data }
  const problems: AskProblems = {}
  for (const { path, message } of parsed.error.issues) {
    const [field] = path as [AskField]
    problems[field] ??= message
  }
  return { ok: false, problems }
}
