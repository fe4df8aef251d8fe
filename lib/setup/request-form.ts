import { z } from 'zod'
import { cleanName } from '../profile/normalize-input'
import { stripInvisible } from '../text'
import { MAX_NOTE, MAX_RECIPIENT, MAX_SETUP_MS, MIN_SETUP_MS } from './setup'

/** In milliseconds. */
const HOUR_MS = 60 * 60_000

/** A note of several lines: without invisible characters, and with at most one empty line in a row. */
function cleanNote(raw: string): string {
  return raw
    .toWellFormed()
    .split(/\r\n|\r|\n/)
    .map((line) => stripInvisible(line).trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const note = z
  .string()
  .transform(cleanNote)
  .pipe(z.string().max(MAX_NOTE, `The note is too long. Use ${MAX_NOTE} letters or fewer.`))

/** The sender's input for a setup link: the recipient, a note, and the hours until it expires. */
export const setupRequestSchema = z.object({
  recipient: z
    .string()
    .transform((raw) => cleanName(raw).value)
    .pipe(
      z
        .string()
        .min(1, 'Enter the name of the person who will open the link.')
        .max(MAX_RECIPIENT, `The name is too long. Use ${MAX_RECIPIENT} letters or fewer.`),
    ),
  note,
  hours: z.coerce
    .number('Choose when the link expires.')
    .int('Choose when the link expires.')
    .min(MIN_SETUP_MS / HOUR_MS, 'The link must last for 1 hour or more.')
    .max(MAX_SETUP_MS / HOUR_MS, 'The link can last for 14 days at most.'),
})

/** The recipient's objection to the requested access. */
export const objectionSchema = z.object({
  note: note.pipe(z.string().min(1, 'Say which access is too much, and which you would allow.')),
})

/** The expiry of a request. */
export function expiryOf({ hours }: { hours: number }, now: Date): Date {
  return new Date(now.getTime() + hours * HOUR_MS)
}
