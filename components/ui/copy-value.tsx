import type { ReactNode } from 'react'
import { CopyButton } from './copy-button'
import { Description } from './description-list'

interface CopyValueProps {
  label: string
  text: string
  /** The label, if it is more than plain words. */
  heading?: ReactNode
  children?: ReactNode
}

/** A value to copy, in a list of names and values. */
export function CopyValue({ label, text, heading = label, children }: CopyValueProps) {
  return (
    <Description label={heading}>
      <span className="-my-1 flex items-center gap-2">
        <code translate="no" className="min-w-0">
          {text}
        </code>
        <CopyButton text={text} what={label} />
      </span>
      {children}
    </Description>
  )
}
