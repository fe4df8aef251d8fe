import type { ReactNode } from 'react'

/** Names and values, one pair below the other. */
export function DescriptionList({ children }: { children: ReactNode }) {
  return <dl className="grid divide-y divide-line rounded-lg border border-line bg-panel print:block">{children}</dl>
}

interface DescriptionProps {
  label: ReactNode
  children: ReactNode
}

/** A name and its value, side by side if the width allows. */
export function Description({ label, children }: DescriptionProps) {
  return (
    <div className="grid gap-x-6 gap-y-1 px-4 py-3 break-inside-avoid md:grid-cols-[11rem_minmax(0,1fr)] md:items-baseline">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="grid min-w-0 gap-1 wrap-anywhere">{children}</dd>
    </div>
  )
}
