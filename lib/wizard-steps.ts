/** The five steps of one setup, in order. */
export const WIZARD_STEPS = [
  { id: 'connector', label: 'Connector' },
  { id: 'guide', label: 'Guide' },
  { id: 'profile', label: 'Profile' },
  { id: 'test', label: 'Test' },
  { id: 'link', label: 'Link accounts' },
] as const

export type WizardStepId = (typeof WIZARD_STEPS)[number]['id']

/** How far a setup is. */
export interface WizardProgress {
  /** The step that the page is; null where it is none. */
  current: WizardStepId | null
  /** What is proven to be done. */
  done: readonly WizardStepId[]
  /** What failed when it was last tried. */
  failed?: readonly WizardStepId[]
  /** Where each step is; those that cannot be reached yet are left out. */
  links: Partial<Record<WizardStepId, string>>
}
