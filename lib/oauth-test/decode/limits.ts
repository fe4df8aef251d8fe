/** The part of a pasted page that is read, in UTF-16 units. */
export const LONGEST_PAGE = 20_000
/** The same of pasted redirect URLs. */
export const LONGEST_LIST = 4000
