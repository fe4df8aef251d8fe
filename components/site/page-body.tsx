import type { ReactNode } from 'react'
import type { WizardProgress } from '@/lib/wizard-steps'
import { WizardSteps } from './wizard-steps'

interface PageBodyProps {
  /** The steps of the setup that the page belongs to; none for a page that belongs to no setup. */
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
