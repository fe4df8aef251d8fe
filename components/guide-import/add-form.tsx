'use client'

import { useRef } from 'react'
import { FormField } from '../ui/form-field'
import { FormSubmit } from '../ui/form-submit'
import { useFocusOnProblem } from '../ui/use-focus-on-problem'
import { useServerForm } from '../ui/use-server-form'

/** The state of the form when a guide could not be added. */
export interface AddState {
  problem: string | null
  connector: string
  slug: string
}

interface AddFormProps {
  add: (before: AddState, form: FormData) => Promise<AddState>
  id: string
  /** The two parts of the guide's address. */
  connector: string
  slug: string
}

/** Adds an imported guide to this wizard. */
export function AddForm({ add, id, connector, slug }: AddFormProps) {
  const { state, isSending, failure, attributes } = useServerForm<AddState>(add, { problem: null, connector, slug })
  const box = useRef<HTMLInputElement>(null)
  useFocusOnProblem(box, state)

  return (
    <form {...attributes} className="grid gap-5">
      <input type="hidden" name="id" value={id} />
      <FormField
        name="connector"
        label="Connector in the address"
        hint="StackOne’s key of the connector. Saved profiles keep it: it never changes."
        problem={null}
      >
        {(labelled) => (
          <input
            {...labelled}
            className="w-full font-mono text-sm"
            defaultValue={state.connector}
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </FormField>
      <FormField
        name="slug"
        label="Way to authenticate in the address"
        hint="Small letters, digits and hyphens."
        problem={state.problem}
        isProblemSaid
      >
        {(labelled) => (
          <input
            {...labelled}
            ref={box}
            className="w-full font-mono text-sm"
            defaultValue={state.slug}
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </FormField>
      <FormSubmit label="Add to this wizard" sendingLabel="Adding …" isSending={isSending} failure={failure} />
    </form>
  )
}
