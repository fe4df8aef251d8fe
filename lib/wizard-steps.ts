/** The steps of one setup, in order. */
export const WIZARD_STEPS = [
  { id: 'guide', label: 'App' },
  { id: 'profile', label: 'Values' },
  { id: 'test', label: 'Test' },
  { id: 'stackone', label: 'StackOne' },
  { id: 'link', label: 'Link accounts' },
] as const

export type WizardStepId = (typeof WIZARD_STEPS)[number]['id']

/** How far a setup is. */
export interface WizardProgress {
  /** The step that the page is; null where it is none. */
  current: WizardStepId | null
  /** The steps that are proven to be done. */
  done: readonly WizardStepId[]
  /** The steps whose last try failed. */
  failed?: readonly WizardStepId[]
  /** Where each step is; those that cannot be reached yet are left out. */
  links: Partial<Record<WizardStepId, string>>
  /** The steps that this setup does not have. */
  without?: readonly WizardStepId[]
}

/**
 * The steps that the setup of a guide does not have: without a live test, there is no step for it; and where the values
 * are entered when an account is linked, nothing is entered before.
 */
export function stepsWithout({ isTestable, purpose }: { isTestable: boolean; purpose: string }): WizardStepId[] {
  return [...(isTestable ? [] : (['test'] as const)), ...(purpose === 'link-account' ? (['stackone'] as const) : [])]
}

/** Said where a guide has no live test. */
export const NO_TEST = 'This guide has no live test. StackOne shows whether the values work when an account is linked.'
