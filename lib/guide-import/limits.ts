/** The longest name taken from a page, in UTF-16 units. */
export const MAX_NAME_LENGTH = 100
