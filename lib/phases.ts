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
  /** Where each phase is; those that cannot be reached yet are left out. */
  links: Partial<Record<PhaseId, string>>
  /** The phases that this way does not have: a guide without a live test has no test. */
  without?: readonly PhaseId[]
}

/** The phases that a guide's way does not have. */
export function phasesWithout({ isTestable }: { isTestable: boolean }): PhaseId[] {
  return isTestable ? [] : ['test']
}

/** Said where a guide has no live test. */
export const NO_TEST = 'This guide has no live test. StackOne shows whether the values work when an account is linked.'
