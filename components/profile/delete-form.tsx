'use client'

import { useRef } from 'react'
import { pageTitle } from '@/lib/page-title'
import { HIDDEN } from '@/lib/profile/form-values'
import { profilePath } from '@/lib/urls'
import { Button, ButtonLink } from '../ui/button'
import { FormFailure } from '../ui/form-failure'
import { FormField } from '../ui/form-field'
import { useFocusOnProblem } from '../ui/use-focus-on-problem'
import { useServerForm } from '../ui/use-server-form'

/** The state of the form when the typed name is not the profile's. */
export interface DeleteState {
  problem: string | null
}

interface DeleteFormProps {
  remove: (before: DeleteState, form: FormData) => Promise<DeleteState>
  id: string
  name: string
}

/** Deletes a profile once its name is typed. */
export function DeleteForm({ remove, id, name }: DeleteFormProps) {
  const { state, isSending, failure, attributes } = useServerForm<DeleteState>(remove, { problem: null })
  const box = useRef<HTMLInputElement>(null)
  useFocusOnProblem(box, state)

  return (
    <form {...attributes} className="grid gap-5">
      <title>{pageTitle(`${state.problem ? 'Error: ' : ''}Delete ${name}`)}</title>
      <input type="hidden" name={HIDDEN.id} value={id} />
      <FormField
        name="name"
        label={
          <>
            Type the profile’s name to delete it: <strong translate="no">{name}</strong>
          </>
        }
        problem={state.problem}
        isProblemSaid
      >
        {(labelled) => <input {...labelled} ref={box} autoComplete="off" className="w-full" />}
      </FormField>
      <p className="flex flex-wrap gap-2">
        <Button type="submit" kind="danger" size="lg" aria-disabled={isSending}>
          {isSending ? 'Deleting …' : 'Delete for good'}
        </Button>
        <ButtonLink size="lg" href={profilePath(id)}>
          Keep the profile
        </ButtonLink>
      </p>
      <FormFailure failure={failure} />
    </form>
  )
}
