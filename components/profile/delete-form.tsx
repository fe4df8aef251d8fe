'use client'

import { useActionState, useEffect, useRef } from 'react'
import { HIDDEN } from '@/lib/profile/form-values'

interface DeleteState {
  problem: string | null
}

interface DeleteFormProps {
  remove: (before: DeleteState, form: FormData) => Promise<DeleteState>
  id: string
  name: string
}

/** Deletes a profile once its name is typed. */
export function DeleteForm({ remove, id, name }: DeleteFormProps) {
  const [state, send, isSending] = useActionState(remove, { problem: null })
  const box = useRef<HTMLInputElement>(null)

  useEffect(() => {
    if (state.problem) box.current?.focus()
  }, [state])

  return (
    <form action={send} className="form">
      <title>{`${state.problem ? 'Error: ' : ''}Delete ${name} · Connector setup`}</title>
      <input type="hidden" name={HIDDEN.id} value={id} />
      <div className="field" data-invalid={state.problem !== null}>
        <label htmlFor="name">
          Type the profile’s name to delete it: <strong>{name}</strong>
        </label>
        {state.problem && (
          <p id="name-problem" className="problem" role="alert">
            <span className="sr-only">Error: </span>
            {state.problem}
          </p>
        )}
        <input
          ref={box}
          id="name"
          name="name"
          autoComplete="off"
          aria-invalid={state.problem !== null}
          aria-describedby={state.problem ? 'name-problem' : undefined}
        />
      </div>
      <p className="page-buttons">
        <button type="submit" className="button button-danger" aria-disabled={isSending}>
          {isSending ? 'Deleting …' : 'Delete for good'}
        </button>
        <a className="button" href={`/profiles/${id}`}>
          Keep it
        </a>
      </p>
    </form>
  )
}
