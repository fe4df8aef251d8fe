'use client'

import type { ReactNode } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { liveValue } from '@/lib/guide/live-values'
import { useSelected } from './selection-context'

function useLiveValue(name: string): string {
  return useSelected((state) => liveValue(name, state) ?? '')
}

/** A value inside a sentence. */
export function LiveText({ name }: { name: string }) {
  return <span>{useLiveValue(name)}</span>
}

/** A value that the reader copies elsewhere. */
export function LiveCopy({ name }: { name: string }) {
  return <CopyChip text={useLiveValue(name)} />
}

/** A button that copies a value. */
export function LiveCopyIcon({ name, label }: { name: string; label: string }) {
  const value = useLiveValue(name)
  return <CopyButton text={value} what={`${label}: ${value}`} />
}

/** A link whose URL follows the choice. */
export function LiveLink({ name, children }: { name: string; children: ReactNode }) {
  return (
    <a href={useLiveValue(name)} target="_blank" rel="noreferrer">
      <span>{children}</span>
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  )
}

/** A button that shows a text and copies it. */
export function CopyChip({ text }: { text: string }) {
  return (
    <CopyButton
      text={text}
      what={text}
      className="inline-flex min-h-7 max-w-full cursor-pointer items-center gap-1.5 rounded-sm border border-line bg-sunken px-2 py-0.5 text-start align-middle hover:border-edge no-script:cursor-text"
    >
      <code translate="no">{text}</code>
    </CopyButton>
  )
}
