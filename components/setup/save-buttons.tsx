'use client'

import { THEN } from '@/lib/setup/values-form'
import { Button } from '../ui/button'
import { FormFailure } from '../ui/form-failure'
import { useValues } from './values-form'

interface SaveButtonsProps {
  /** The button that starts the test, if the test starts here. */
  test: string | null
}

/** Saves the valid values of the form, and starts the test if it is next. */
export function SaveButtons({ test }: SaveButtonsProps) {
  const { isSending, failure } = useValues()
  return (
    <>
      <p className="flex flex-wrap gap-2">
        {test && (
          <Button type="submit" kind="primary" name={THEN.name} value={THEN.test} aria-disabled={isSending}>
            {test}
          </Button>
        )}
        <Button type="submit" kind={test ? 'secondary' : 'primary'} aria-disabled={isSending}>
          {isSending ? 'Saving …' : 'Save'}
        </Button>
      </p>
      <FormFailure failure={failure} />
    </>
  )
}
