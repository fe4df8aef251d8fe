/** The look of a link, for a button inside a sentence. */
export const LINK = 'cursor-pointer text-accent underline decoration-1 underline-offset-[0.18em] hover:decoration-2'
