/** The part of a pasted page that is read, in UTF-16 units. */
export const MAX_PAGE_LENGTH = 20_000
/** The same of pasted redirect URLs. */
export const MAX_LIST_LENGTH = 4000
