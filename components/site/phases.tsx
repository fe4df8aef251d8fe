import type { ReactNode } from 'react'
import { PHASES, type PhaseId, type Way } from '@/lib/phases'

export interface PhasesProps extends Way {
  /** Links that follow what the reader does on the page. */
  live: Partial<Record<PhaseId, ReactNode>>
}

/** The phases: where one is, what is done, and the ways to the others. */
export function Phases({ current, done, links, live, without = [] }: PhasesProps) {
  return (
    <nav aria-label="Phases" className="phases">
      <ol>
        {PHASES.filter(({ id }) => !without.includes(id)).map(({ id, label }) => (
          <li key={id} data-current={id === current || undefined} data-done={done.includes(id) || undefined}>
            {live[id] ?? <Phase label={label} href={links[id]} isCurrent={id === current} />}
            {done.includes(id) && <span className="sr-only"> (done)</span>}
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Phase({ label, href, isCurrent }: { label: string; href: string | undefined; isCurrent: boolean }) {
  if (isCurrent) return <span aria-current="step">{label}</span>
  return href ? <a href={href}>{label}</a> : <span>{label}</span>
}
