'use client'

import type { ReactNode } from 'react'
import { isStepShown } from '@/lib/guide/steps'
import { useSelected } from './selection-context'

interface SectionProps {
  id: string
  title: string
  /** The scopes of each of its steps. */
  stepScopes: readonly (readonly string[])[]
  intro: ReactNode
  children: ReactNode
}

/** A group of steps, rendered if at least one of them is. */
export function Section({ id, title, stepScopes, intro, children }: SectionProps) {
  const isShown = useSelected(({ open }) => stepScopes.some((scopes) => isStepShown(scopes, open)))
  if (!isShown) return null
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="mt-8 first:mt-0">
      <h2 id={`${id}-title`} className="mb-1">
        {title}
      </h2>
      <div className="prose text-muted">{intro}</div>
      <ol className="mt-4 grid gap-5">{children}</ol>
    </section>
  )
}
