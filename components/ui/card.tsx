import type { ComponentProps } from 'react'

/** A panel. */
export function Card({ className = '', ...box }: ComponentProps<'section'>) {
  return <section {...box} className={`rounded-lg border border-line bg-panel p-5 ${className}`} />
}
