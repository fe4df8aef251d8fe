'use client'

import type { MouseEvent, ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { buttonClass } from './button'

interface SubmitButtonProps {
  className?: string
  onPress?: () => void
  children: ReactNode
}

/** Submits its form once, even if it is pressed again. */
export function SubmitButton({ className = buttonClass(), onPress, children }: SubmitButtonProps) {
  const { pending } = useFormStatus()

  function press(event: MouseEvent) {
    if (pending) event.preventDefault()
    else onPress?.()
  }

  return (
    <button type="submit" className={className} aria-disabled={pending} onClick={press}>
      {children}
    </button>
  )
}
