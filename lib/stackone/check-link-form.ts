import { z } from 'zod'
import { singleLine } from '../text'
import { EXPIRIES, type LinkField, type LinkFormValues } from './link-form'

/** In UTF-16 units. */
const MAX_OWNER = 200

const text = (what: string) =>
  z
    .string()
    .transform((typed) => singleLine(typed).trim())
    .pipe(z.string().min(1, `Enter ${what}.`).max(MAX_OWNER, `Enter at most ${MAX_OWNER} characters.`))

const linkFormSchema = z.object({
  ownerId: text('the owner ID').refine((id) => !/\s/.test(id), 'An owner ID can’t contain spaces.'),
  ownerName: text('the owner’s name'),
  expiresIn: z.coerce
    .number()
    .refine((seconds) => EXPIRIES.some((expiry) => expiry.seconds === seconds), 'Choose one of the times.'),
})

type Checked =
  | { ok: true; order: z.output<typeof linkFormSchema> }
  | { ok: false; problems: Partial<Record<LinkField, string>> }

/** Checks the form of a link. */
export function checkLinkForm(values: LinkFormValues): Checked {
  const parsed = linkFormSchema.safeParse(values)
  if (parsed.success) return { ok: true, order: parsed.data }
  const problems: Partial<Record<LinkField, string>> = {}
  for (const { path, message } of parsed.error.issues) {
    const [field] = path as [LinkField]
    problems[field] ??= message
  }
  return { ok: false, problems }
}
