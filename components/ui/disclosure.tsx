import type { ComponentProps, ReactNode } from 'react'

interface DisclosureProps extends Omit<ComponentProps<'details'>, 'title'> {
  summary: ReactNode
  /** Whether it is printed unfolded. */
  isPrinted?: boolean
}

/** Expands a `details` element when printing. */
export const PRINTED =
  'print:[&::details-content]:[block-size:auto] print:[&::details-content]:[content-visibility:visible]'

/** Content that unfolds on demand. */
export function Disclosure({ summary, isPrinted = false, children, className = '', ...details }: DisclosureProps) {
  return (
    <details {...details} className={`group ${isPrinted ? PRINTED : ''} ${className}`}>
      <summary className="inline-flex w-fit cursor-pointer items-center gap-1.5 rounded-sm py-1 font-medium text-accent marker:content-none before:size-0 before:border-y-4 before:border-s-6 before:border-y-transparent before:border-s-current before:forced-color-adjust-none group-open:before:rotate-90">
        {summary}
      </summary>
      <div className="pt-1.5">{children}</div>
    </details>
  )
}
