import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import { FormFailure } from '../ui/form-failure'
import type { useServerForm } from '../ui/use-server-form'

interface ButtonFormProps {
  form: ReturnType<typeof useServerForm<{ problem: string | null }>>
  label: string
  /** The button's text while the action runs. */
  sendingLabel: string
}

/** A form with one button, and the reason of its failure. */
export function ButtonForm({ form, label, sendingLabel }: ButtonFormProps) {
  return (
    <form {...form.attributes}>
      <Button type="submit" aria-disabled={form.isSending}>
        {form.isSending ? sendingLabel : label}
      </Button>
      {form.state.problem && (
        <Callout kind="error" role="alert" className="mt-2.5">
          {form.state.problem}
        </Callout>
      )}
      <FormFailure failure={form.failure} />
    </form>
  )
}
