'use client'

import { useRef } from 'react'
import { OBJECTION } from '@/lib/oauth-test/run-paths'
import { MAX_NOTE } from '@/lib/setup/setup'
import { Button } from '../ui/button'
import { Disclosure } from '../ui/disclosure'
import { FormFailure } from '../ui/form-failure'
import { FormField } from '../ui/form-field'
import { useFocusOnProblem } from '../ui/use-focus-on-problem'
import { useServerForm } from '../ui/use-server-form'

/** The result of sending an objection. */
export interface ObjectionState {
  attempt: number
  problem: string | null
  /** The typed text, without secrets. */
  note: string
  isSent: boolean
}

interface ObjectionFormProps {
  sender: string
  /** The earlier note; empty: none. */
  earlierNote: string
  send: (before: ObjectionState, form: FormData) => Promise<ObjectionState>
}

/** Lets a recipient object to the requested access, which they cannot change. */
export function ObjectionForm({ sender, earlierNote, send }: ObjectionFormProps) {
  const { state, isSending, failure, attributes } = useServerForm<ObjectionState>(send, {
    attempt: 0,
    problem: null,
    note: earlierNote,
    isSent: false,
  })
  const box = useRef<HTMLTextAreaElement>(null)
  useFocusOnProblem(box, state)
  return (
    <Disclosure id={OBJECTION} summary="This asks for too much" open={state.attempt > 0 || undefined}>
      <form {...attributes} className="grid max-w-prose gap-4">
        <FormField
          name="note"
          label={`A note to ${sender}`}
          hint={`The actions and scopes are ${sender}’s to change. Say which access is too much, and which you would allow.`}
          problem={state.problem}
          isProblemSaid
        >
          {(labelled) => (
            <textarea
              {...labelled}
              ref={box}
              className="w-full"
              rows={3}
              maxLength={MAX_NOTE}
              defaultValue={state.note}
              autoComplete="off"
            />
          )}
        </FormField>
        <p>
          <Button type="submit" aria-disabled={isSending}>
            {isSending ? 'Sending …' : 'Send the note'}
          </Button>
        </p>
        {state.isSent && <p role="status">{`Sent. ${sender} sees it beside this setup.`}</p>}
        <FormFailure failure={failure} />
      </form>
    </Disclosure>
  )
}
