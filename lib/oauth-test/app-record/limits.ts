/** An account's list of its apps is no longer. In UTF-16 units. */
export const MAX_RECORD_TEXT = 1_000_000
