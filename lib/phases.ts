/** The five parts of the way, in order. */
export const PHASES = [
  { id: 'connector', label: 'Connector' },
  { id: 'guide', label: 'Guide' },
  { id: 'profile', label: 'Profile' },
  { id: 'test', label: 'Test' },
  { id: 'link', label: 'Link accounts' },
] as const

export type PhaseId = (typeof PHASES)[number]['id']

/** Where one is on the way. */
export interface Way {
  /** Null on pages beside the way. */
  current: PhaseId | null
  /** What is proven to be done. */
  done: readonly PhaseId[]
  /** What failed when it was last tried. */
  failed?: readonly PhaseId[]
  /** Where each phase is; those that cannot be reached yet are left out. */
  links: Partial<Record<PhaseId, string>>
}
