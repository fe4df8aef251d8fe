import type { ReactNode } from 'react'
import type { Finding } from '@/lib/profile/finding'
import { HIDDEN } from '@/lib/profile/form-values'
import type { QuickFix } from '@/lib/profile/quick-fix'
import { Button } from '../ui/button'
import { FormField, type LabelledBox } from '../ui/form-field'

interface FieldProps {
  name: string
  label: ReactNode
  hint?: ReactNode
  isOptional?: boolean
  problem: string | undefined
  /** Warnings, and fixes of errors and warnings. */
  findings: readonly Finding[]
  /** The characters removed from the typed value, in words. */
  note?: string | undefined
  onQuickFix: (fix: QuickFix) => void
  children: (labelled: LabelledBox) => ReactNode
}

/** A labelled box with its hint, its problems and their quick fixes. */
export function Field({ findings, note, onQuickFix, children, ...field }: FieldProps) {
  const moreId = `${field.name}-more`
  const hasMore = findings.some(({ level }) => level === 'warning') || note !== undefined
  return (
    <FormField {...field} moreId={hasMore ? moreId : undefined}>
      {(labelled) => (
        <>
          {children(labelled)}
          <div id={moreId} className="grid gap-1.5">
            {note && <p className="text-xs text-muted">{note}</p>}
            {findings.map((finding) => (
              <div key={finding.message} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                {finding.level === 'warning' && <p className="text-xs text-warn">{finding.message}</p>}
                {finding.fixes.map((fix) => (
                  <Button
                    key={fix.label}
                    type="submit"
                    size="sm"
                    className="text-start"
                    name={HIDDEN.quickFix}
                    value={JSON.stringify(fix.steps)}
                    onClick={(event) => {
                      event.preventDefault()
                      onQuickFix(fix)
                    }}
                  >
                    {fix.label}
                  </Button>
                ))}
              </div>
            ))}
          </div>
        </>
      )}
    </FormField>
  )
}
