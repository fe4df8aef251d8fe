import type { ReactNode } from 'react'

/** The look of an empty list. */
export const EMPTY =
  'grid justify-items-center gap-3 rounded-lg border border-dashed border-edge px-6 py-12 text-center'

interface EmptyStateProps {
  title: ReactNode
  /** The reason, and the next step. */
  children?: ReactNode
  /** The next action. */
  action?: ReactNode
}

/** Replaces an empty list. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={EMPTY}>
      <p className="text-lg font-bold">{title}</p>
      {children && <div className="grid max-w-prose gap-2 text-muted">{children}</div>}
      {action}
    </div>
  )
}
