import type { ReactNode } from 'react'
import { CopyButton } from '../ui/copy-button'

/** A list of names and values. */
export function Values({ children }: { children: ReactNode }) {
  return <dl className="values">{children}</dl>
}

export function Value({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** A value to be copied as it is. */
export function CopyValue({ label, text, children }: { label: string; text: string; children?: ReactNode }) {
  return (
    <Value label={label}>
      <span className="value">
        <code translate="no">{text}</code>
        <CopyButton text={text} what={label} />
      </span>
      {children}
    </Value>
  )
}
