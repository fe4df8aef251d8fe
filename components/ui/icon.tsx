import type { IconNode } from 'lucide'
import { createElement } from 'react'

interface IconProps {
  /** One of Lucide's: shapes on 24 by 24 units, drawn as lines. */
  shapes: IconNode
  className?: string | undefined
}

/** A decorative picture: the text beside it says the same. */
export function Icon({ shapes, className = '' }: IconProps) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 24 24"
      width="0.9375rem"
      height="0.9375rem"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`flex-none print:hidden ${className}`}
    >
      {shapes.map(([tag, attributes], index) => createElement(tag, { ...attributes, key: index }))}
    </svg>
  )
}
