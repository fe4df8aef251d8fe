const HOUR = 60 * 60
const DAY = 24 * HOUR

/** How long a setup link can work, in seconds. */
export const EXPIRIES = [
  { seconds: HOUR, label: '1 hour' },
  { seconds: 8 * HOUR, label: '8 hours' },
  { seconds: DAY, label: '24 hours' },
  { seconds: 3 * DAY, label: '3 days' },
  { seconds: 7 * DAY, label: '7 days' },
  { seconds: 14 * DAY, label: '14 days' },
] as const

export const DEFAULT_EXPIRY = DAY

/** The names of the form's boxes. */
export const ASK_FIELDS = { name: 'name', recipient: 'recipient', note: 'note', expiresIn: 'expiresIn' } as const

export type AskField = keyof typeof ASK_FIELDS

/** What is typed into the form, as it goes back with an answer. */
export type AskFormValues = Readonly<Record<AskField, string>>

export const EMPTY_ASK_FORM: AskFormValues = { name: '', recipient: '', note: '', expiresIn: `${DEFAULT_EXPIRY}` }
