/** What a page calls a thing is cut there, in UTF-16 units. */
export const MAX_NAME_LENGTH = 100
