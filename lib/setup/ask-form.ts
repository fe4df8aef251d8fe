import { plural } from '../text'
import { DEFAULT_SETUP_MS, EXPIRY_HOURS } from './setup'

const HOUR_MS = 60 * 60_000

/** The offered durations of a setup link. */
export const EXPIRIES = EXPIRY_HOURS.map((hours) => ({
  hours,
  label: hours <= 24 ? plural(hours, 'hour') : plural(hours / 24, 'day'),
}))

/** The form's field names. */
export const ASK_FIELDS = { name: 'name', recipient: 'recipient', note: 'note', hours: 'hours' } as const

/** The hidden field with the guide page's choice, as a query. */
export const ASK_CHOICE = 'choice'

export type AskField = keyof typeof ASK_FIELDS

/** The form's typed values, returned with an answer. */
export type AskFormValues = Readonly<Record<AskField, string>>

export const EMPTY_ASK_FORM: AskFormValues = {
  name: '',
  recipient: '',
  note: '',
  hours: `${DEFAULT_SETUP_MS / HOUR_MS}`,
}
