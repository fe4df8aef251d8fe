import type { ReactNode } from 'react'

interface FormFieldProps {
  /** The box's name and id; those of what belongs to it begin with it. */
  name: string
  label: ReactNode
  hint?: ReactNode
  isOptional?: boolean
  problem: string | null | undefined
  /** Whether the problem is said at once: where no summary does that. */
  isProblemSaid?: boolean
  /** The id of what else describes the box. */
  moreId?: string | undefined
  children: (describedBy: string | undefined) => ReactNode
}

/** A labelled box, with what is to be known and what is wrong. */
export function FormField({ name, label, hint, isOptional, problem, isProblemSaid, moreId, children }: FormFieldProps) {
  const ids = [hint && `${name}-hint`, problem && `${name}-problem`, moreId]
  return (
    <div className="field" data-invalid={Boolean(problem)}>
      <label htmlFor={name}>
        <span>{label}</span> {isOptional && <span className="optional">optional</span>}
      </label>
      {hint && (
        <p id={`${name}-hint`} className="hint">
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${name}-problem`} className="problem" role={isProblemSaid ? 'alert' : undefined}>
          <span className="sr-only">Error: </span>
          <span>{problem}</span>
        </p>
      )}
      {children(ids.filter(Boolean).join(' ') || undefined)}
    </div>
  )
}
