/** For boxes that no browser and no password manager is to fill in, or save (docs/decisions/018-autocomplete.md). */
export const NOT_FILLED_IN = {
  autoComplete: 'off',
  // In turn 1Password, Bitwarden, LastPass and Dashlane, which heed no “off”.
  'data-1p-ignore': 'true',
  'data-bwignore': 'true',
  'data-lpignore': 'true',
  'data-form-type': 'other',
} as const

/** The same for a box of type `password`, for which browsers heed no “off”. */
export const SECRET_NOT_FILLED_IN = { ...NOT_FILLED_IN, autoComplete: 'one-time-code' } as const
