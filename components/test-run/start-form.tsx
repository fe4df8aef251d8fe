'use client'

import type { ReactNode } from 'react'
import { HIDDEN } from '@/lib/profile/form-values'
import { buttonClass } from '../ui/button'
import { FormFailure } from '../ui/form-failure'
import { SubmitButton } from '../ui/submit-button'
import { useSafeAction } from '../ui/use-safe-action'
import { keepFocus, oweFocus } from './focus-next-step'

interface StartFormProps {
  start: (form: FormData) => Promise<void>
  profileId: string
  isPrimary: boolean
  children: ReactNode
}

/** Starts a test of a profile. */
export function StartForm({ start, profileId, isPrimary, children }: StartFormProps) {
  const { reach, failure } = useSafeAction(start, keepFocus)
  return (
    <form action={reach}>
      <input type="hidden" name={HIDDEN.id} value={profileId} />
      <SubmitButton className={buttonClass(isPrimary ? 'primary' : 'secondary', 'lg')} onPress={oweFocus}>
        {children}
      </SubmitButton>
      <FormFailure failure={failure} />
    </form>
  )
}
