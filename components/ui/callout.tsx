import type { ComponentProps } from 'react'

export type CalloutKind = 'note' | 'warning' | 'error' | 'good'

const KINDS: Readonly<Record<CalloutKind, string>> = {
  note: 'border-s-accent bg-panel',
  warning: 'border-s-warn bg-warn-soft',
  error: 'border-s-danger bg-danger-soft',
  good: 'border-s-good bg-good-soft',
}

/** A note that stands out, as blocks below each other. */
export function Callout({ kind = 'note', className = '', ...box }: ComponentProps<'div'> & { kind?: CalloutKind }) {
  return (
    <div
      {...box}
      className={`grid gap-2 rounded-md border border-line border-s-3 px-3.5 py-2.5 break-inside-avoid ${KINDS[kind]} ${className}`}
    />
  )
}
