'use client'

import { Check, Copy } from 'lucide'
import { type ReactNode, useEffect, useState } from 'react'
import { copyText } from './copy-text'
import { Icon } from './icon'

const SHOWN_FOR_MS = 2000

interface CopyButtonProps {
  /** The text to copy. */
  text: string
  /** The name of the text, for "Copy …" and "… copied". */
  what: string
  className?: string
  children?: ReactNode
}

const BARE =
  'inline-grid size-7 flex-none cursor-pointer place-items-center rounded-md text-muted hover:bg-soft hover:text-ink no-script:hidden print:hidden'

/** Copies a text: an icon, or a button with words. */
export function CopyButton({ text, what, className = BARE, children }: CopyButtonProps) {
  const [copied, setCopied] = useState(false)

  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), SHOWN_FOR_MS)
    return () => clearTimeout(timer)
  }, [copied])

  async function copy(button: HTMLElement) {
    setCopied(await copyText(text, what, button))
  }

  return (
    <button
      type="button"
      className={className}
      aria-label={`Copy ${what}`}
      onClick={({ currentTarget }) => void copy(currentTarget)}
    >
      {children}
      <Icon shapes={copied ? Check : Copy} className={copied ? 'text-good' : undefined} />
    </button>
  )
}
