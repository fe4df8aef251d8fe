import type { ReactNode } from 'react'
import { HIDDEN } from '@/lib/profile/form-values'
import type { Finding } from '@/lib/profile/inspect'
import type { Mend } from '@/lib/profile/mend'

interface FieldProps {
  name: string
  label: ReactNode
  hint?: ReactNode
  isOptional?: boolean
  problem: string | undefined
  /** What is odd, and the corrections of what is wrong or odd. */
  findings: readonly Finding[]
  /** What was removed from what was typed, in words. */
  note?: string | undefined
  onMend: (mend: Mend) => void
  children: (describedBy: string | undefined) => ReactNode
}

/** A labelled box, with what is to be known, what is wrong, and buttons that mend it. */
export function Field({ name, label, hint, isOptional, problem, findings, note, onMend, children }: FieldProps) {
  const warnings = findings.filter(({ level }) => level === 'warning')
  const hasMore = warnings.length > 0 || note !== undefined
  const parts = [hint && `${name}-hint`, problem && `${name}-problem`, hasMore && `${name}-more`]
  const describedBy = parts.filter(Boolean).join(' ') || undefined
  return (
    <div className="field" data-invalid={problem !== undefined}>
      <label htmlFor={name}>
        {label} {isOptional && <span className="optional">optional</span>}
      </label>
      {hint && (
        <p id={`${name}-hint`} className="hint">
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${name}-problem`} className="problem">
          <span className="sr-only">Error: </span>
          {problem}
        </p>
      )}
      {children(describedBy)}
      <div id={`${name}-more`} className="field-findings">
        {note && <p className="hint">{note}</p>}
        {findings.map((finding) => (
          <div key={finding.message}>
            {finding.level === 'warning' && <p className="warning">{finding.message}</p>}
            {finding.mends.map((mend) => (
              <button
                key={mend.label}
                type="submit"
                className="button button-small"
                name={HIDDEN.mend}
                value={JSON.stringify(mend.steps)}
                onClick={(event) => {
                  event.preventDefault()
                  onMend(mend)
                }}
              >
                {mend.label}
              </button>
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
