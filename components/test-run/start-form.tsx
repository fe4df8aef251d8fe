'use client'

import type { ReactNode } from 'react'
import { HIDDEN } from '@/lib/profile/form-values'
import { SubmitButton } from '../ui/submit-button'
import { oweFocus } from './focus-on-next'

interface StartFormProps {
  start: (form: FormData) => Promise<void>
  profileId: string
  isPrimary: boolean
  children: ReactNode
}

/** Begins a test of a profile. */
export function StartForm({ start, profileId, isPrimary, children }: StartFormProps) {
  return (
    <form action={start}>
      <input type="hidden" name={HIDDEN.id} value={profileId} />
      <SubmitButton className={isPrimary ? 'button button-primary' : 'button'} onPress={oweFocus}>
        {children}
      </SubmitButton>
    </form>
  )
}
