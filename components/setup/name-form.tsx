'use client'

import { useRef } from 'react'
import { HIDDEN } from '@/lib/profile/form-values'
import { MAX_NAME_LENGTH } from '@/lib/profile/profile'
import { NOT_FILLED_IN } from '../profile/not-filled-in'
import { FormField } from '../ui/form-field'
import { FormSubmit } from '../ui/form-submit'
import { useFocusOnProblem } from '../ui/use-focus-on-problem'
import { useServerForm } from '../ui/use-server-form'

/** The result of checking a name. */
export interface NameState {
  attempt: number
  name: string
  problem: string | null
}

interface NameFormProps {
  /** `connector/slug` of the guide. */
  guide: string
  /** The query that carries the selection. */
  selection: string
  submissionId: string
  make: (before: NameState, form: FormData) => Promise<NameState>
}

/** Asks for the name of a new profile, whose values the steps collect. */
export function NameForm({ guide, selection, submissionId, make }: NameFormProps) {
  const { state, isSending, failure, attributes } = useServerForm<NameState>(make, {
    attempt: 0,
    name: '',
    problem: null,
  })
  const box = useRef<HTMLInputElement>(null)
  useFocusOnProblem(box, state)
  return (
    <form {...attributes} className="grid gap-6" autoComplete="off" noValidate>
      <input type="hidden" name={HIDDEN.guide} value={guide} />
      <input type="hidden" name="selection" value={selection} />
      <input type="hidden" name={HIDDEN.submission} value={submissionId} />
      <FormField
        name="name"
        label="Name"
        hint="For you and your colleagues, like “Production”."
        problem={state.problem}
        isProblemSaid
      >
        {(labelled) => (
          <input
            {...labelled}
            {...NOT_FILLED_IN}
            ref={box}
            className="w-full"
            maxLength={MAX_NAME_LENGTH}
            defaultValue={state.name}
          />
        )}
      </FormField>
      <FormSubmit label="Continue to the steps" sendingLabel="Saving …" isSending={isSending} failure={failure} />
    </form>
  )
}
