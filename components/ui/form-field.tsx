import type { ReactNode } from 'react'

/** The attributes that tie a box to its label, hint and problem. */
export interface LabelledBox {
  id: string
  name: string
  'aria-invalid': boolean
  'aria-describedby': string | undefined
}

interface FormFieldProps {
  /** The box's name and id; the ids of its hint and problem begin with it. */
  name: string
  label: ReactNode
  hint?: ReactNode
  isOptional?: boolean
  problem: string | null | undefined
  /** Whether a screen reader announces the problem at once, if no summary does. */
  isProblemSaid?: boolean
  /** The id of a further description of the box. */
  moreId?: string | undefined
  /** Renders the box with these attributes. */
  children: (labelled: LabelledBox) => ReactNode
}

/** A labelled box with its hint and its problem. */
export function FormField({ name, label, hint, isOptional, problem, isProblemSaid, moreId, children }: FormFieldProps) {
  const ids = [hint && `${name}-hint`, problem && `${name}-problem`, moreId]
  return (
    <div className={`grid min-w-0 gap-1.5 ${problem ? 'border-s-3 border-danger ps-3' : ''}`}>
      <label htmlFor={name} className="font-medium">
        <span>{label}</span> {isOptional && <Optional />}
      </label>
      {hint && (
        <p id={`${name}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
      {problem && (
        <p
          id={`${name}-problem`}
          className="text-sm font-medium text-danger"
          role={isProblemSaid ? 'alert' : undefined}
        >
          <span className="sr-only">Error: </span>
          <span>{problem}</span>
        </p>
      )}
      {children({
        id: name,
        name,
        'aria-invalid': Boolean(problem),
        'aria-describedby': ids.filter(Boolean).join(' ') || undefined,
      })}
    </div>
  )
}

/** Marks the label of an optional box. */
export function Optional() {
  return <span className="text-xs font-normal text-muted">optional</span>
}
