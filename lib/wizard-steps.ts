/** The steps of one setup, in order. */
export const WIZARD_STEPS = [
  { id: 'guide', label: 'App' },
  { id: 'profile', label: 'Values' },
  { id: 'test', label: 'Test' },
  { id: 'stackone', label: 'StackOne' },
  { id: 'link', label: 'Link accounts' },
] as const

export type WizardStepId = (typeof WIZARD_STEPS)[number]['id']

/** The progress of a setup. */
export interface WizardProgress {
  /** The step of the page; null if it belongs to none. */
  current: WizardStepId | null
  /** The proven steps. */
  done: readonly WizardStepId[]
  /** The steps whose last attempt failed. */
  failed?: readonly WizardStepId[]
  /** The URL of each step; steps that cannot be reached yet are left out. */
  links: Partial<Record<WizardStepId, string>>
  /** The steps that this setup does not have. */
  without?: readonly WizardStepId[]
}

/**
 * The steps that a guide's setup does not have: the test, if it has no live test; and StackOne, if the values are
 * entered when an account is linked.
 */
export function stepsWithout({ isTestable, purpose }: { isTestable: boolean; purpose: string }): WizardStepId[] {
  return [...(isTestable ? [] : (['test'] as const)), ...(purpose === 'link-account' ? (['stackone'] as const) : [])]
}

/** Shown if a guide has no live test. */
export const NO_TEST = 'This guide has no live test. StackOne shows whether the values work when an account is linked.'
