import { z } from 'zod'
import { oneLine } from '../one-line'

/** In UTF-16 units. */
const MAX_OWNER = 200

const MINUTE = 60
const DAY = 24 * 60 * MINUTE

/** How long a link may be used, in seconds. */
export const EXPIRIES = [
  { seconds: 30 * MINUTE, label: '30 minutes' },
  { seconds: DAY, label: '1 day' },
  { seconds: 5 * DAY, label: '5 days' },
  { seconds: 7 * DAY, label: '7 days' },
] as const

/** Long enough for somebody who reads their mail tomorrow. */
export const DEFAULT_EXPIRY = 5 * DAY

/** The names of the form's boxes. */
export const LINK_FIELDS = { ownerId: 'ownerId', ownerName: 'ownerName', expiresIn: 'expiresIn' } as const

export type LinkField = keyof typeof LINK_FIELDS

const text = (what: string) =>
  z
    .string()
    .transform((typed) => oneLine(typed).trim())
    .pipe(z.string().min(1, `Enter ${what}.`).max(MAX_OWNER, `Enter at most ${MAX_OWNER} characters.`))

const linkFormSchema = z.object({
  ownerId: text('the owner ID').refine((id) => !/\s/.test(id), 'An owner ID can’t contain spaces.'),
  ownerName: text('the owner’s name'),
  expiresIn: z.coerce
    .number()
    .refine((seconds) => EXPIRIES.some((expiry) => expiry.seconds === seconds), 'Choose one of the times.'),
})

/** What is typed into the form, as it goes back with an answer. */
export type LinkFormValues = Readonly<Record<LinkField, string>>

type Checked =
  | { ok: true; order: z.output<typeof linkFormSchema> }
  | { ok: false; problems: Partial<Record<LinkField, string>> }

/** Checks what was typed for a link. */
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
