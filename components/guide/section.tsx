'use client'

import type { ReactNode } from 'react'
import { isStepShown } from '@/lib/guide/steps'
import { useSelection } from './selection-context'

interface SectionProps {
  id: string
  title: string
  /** The scopes of each of its steps. */
  stepScopes: readonly (readonly string[])[]
  intro: ReactNode
  children: ReactNode
}

/** A group of steps, there while one of them is. */
export function Section({ id, title, stepScopes, intro, children }: SectionProps) {
  const { open } = useSelection()
  if (!stepScopes.some((scopes) => isStepShown(scopes, open))) return null
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <div className="prose">{intro}</div>
      <ol className="steps">{children}</ol>
    </section>
  )
}
