/**
 * Props of boxes that no browser and no password manager should fill in or save (docs/decisions/018-autocomplete.md).
 */
export const NOT_FILLED_IN = {
  autoComplete: 'off',
  // For 1Password, Bitwarden, LastPass and Dashlane, in this order, which ignore “off”.
  'data-1p-ignore': 'true',
  'data-bwignore': 'true',
  'data-lpignore': 'true',
  'data-form-type': 'other',
} as const

/** The same for a box of type `password`, where browsers ignore “off”. */
export const SECRET_NOT_FILLED_IN = { ...NOT_FILLED_IN, autoComplete: 'one-time-code' } as const
