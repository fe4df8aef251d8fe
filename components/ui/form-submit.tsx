import { Button } from './button'
import { FormFailure } from './form-failure'
import type { Failure } from './use-safe-action'

interface FormSubmitProps {
  label: string
  /** The label while the form is sent. */
  sendingLabel: string
  isSending: boolean
  failure: Failure | null
}

/** The end of a form: its button, and the reason of a failed submission. */
export function FormSubmit({ label, sendingLabel, isSending, failure }: FormSubmitProps) {
  return (
    <>
      <p>
        <Button type="submit" kind="primary" size="lg" aria-disabled={isSending}>
          {isSending ? sendingLabel : label}
        </Button>
      </p>
      <FormFailure failure={failure} />
    </>
  )
}
