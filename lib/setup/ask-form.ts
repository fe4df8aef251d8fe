import { plural } from '../text'
import { DEFAULT_SETUP_MS, EXPIRY_HOURS } from './setup'

const HOUR_MS = 60 * 60_000

/** How long a setup link can work. */
export const EXPIRIES = EXPIRY_HOURS.map((hours) => ({
  hours,
  label: hours <= 24 ? plural(hours, 'hour') : plural(hours / 24, 'day'),
}))

/** The names of the form's boxes. */
export const ASK_FIELDS = { name: 'name', recipient: 'recipient', note: 'note', hours: 'hours' } as const

/** The hidden box with the choice of the guide’s page, as a query. */
export const ASK_CHOICE = 'choice'

export type AskField = keyof typeof ASK_FIELDS

/** What is typed into the form, as it goes back with an answer. */
export type AskFormValues = Readonly<Record<AskField, string>>

export const EMPTY_ASK_FORM: AskFormValues = {
  name: '',
  recipient: '',
  note: '',
  hours: `${DEFAULT_SETUP_MS / HOUR_MS}`,
}
