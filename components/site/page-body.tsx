import type { ReactNode } from 'react'
import type { WizardProgress } from '@/lib/wizard-steps'
import { WizardSteps } from './wizard-steps'

interface PageBodyProps {
  /** The steps of the page's setup; none for a page outside of a setup. */
  progress?: WizardProgress
  /** The content below the steps, across the page's width. */
  bar?: ReactNode
  children: ReactNode
}

/** Everything below the header: the steps of a setup, and the content that the skip link targets. */
export function PageBody({ progress, bar, children }: PageBodyProps) {
  return (
    <>
      {progress && <WizardSteps {...progress} />}
      {bar}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  )
}
