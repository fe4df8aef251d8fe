const MINUTE = 60
const DAY = 24 * 60 * MINUTE

/** The offered lifetimes of a link, in seconds. */
export const EXPIRIES = [
  { seconds: 30 * MINUTE, label: '30 minutes' },
  { seconds: DAY, label: '1 day' },
  { seconds: 5 * DAY, label: '5 days' },
  { seconds: 7 * DAY, label: '7 days' },
] as const

/** Long enough for a recipient who reads mail the next day. */
export const DEFAULT_EXPIRY = 5 * DAY

/** The form's field names. */
export const LINK_FIELDS = { ownerId: 'ownerId', ownerName: 'ownerName', expiresIn: 'expiresIn' } as const

/** The account that is to sign in again. */
export const ACCOUNT_FIELD = 'account'

export type LinkField = keyof typeof LINK_FIELDS

/** The form's values, returned with an answer. */
export type LinkFormValues = Readonly<Record<LinkField, string>>
