/** Rows on one page of the list of profiles. */
export const PAGE_SIZE = 50
