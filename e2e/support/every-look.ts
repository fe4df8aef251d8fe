/**
 * Each colour and each width once: what a theme breaks (contrast) and what a width breaks (layout) do not depend on each
 * other, and each look of a long page takes seconds.
 */
export const LOOKS = [
  { colorScheme: 'light', width: 320 },
  { colorScheme: 'dark', width: 1280 },
] as const
