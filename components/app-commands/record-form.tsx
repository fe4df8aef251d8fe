'use client'

import { useRef } from 'react'
import type { RecordComparison } from '@/lib/oauth-test/app-record/compare-record'
import { pageTitle } from '@/lib/page-title'
import { HIDDEN } from '@/lib/profile/form-values'
import { NOT_FILLED_IN } from '../profile/not-filled-in'
import { FormField } from '../ui/form-field'
import { FormSubmit } from '../ui/form-submit'
import { useFocusOnProblem } from '../ui/use-focus-on-problem'
import { useServerForm } from '../ui/use-server-form'
import { RecordResult } from './record-result'

/** The result of reading a record: the reason why it is unreadable, or the comparison. */
export interface RecordState {
  attempt: number
  problem: string | null
  result: {
    comparison: RecordComparison
    /** Whether the text had a secret. */
    hasSecret: boolean
    /** Whether it has the lifetime of the users' sign-in. */
    knowsLifetime: boolean
  } | null
}

interface RecordFormProps {
  compare: (before: RecordState, form: FormData) => Promise<RecordState>
  profileId: string
  title: string
}

/** Compares a pasted record of the app with the guide, and shows the differences. */
export function RecordForm({ compare, profileId, title }: RecordFormProps) {
  const { state, isSending, failure, attributes } = useServerForm<RecordState>(compare, {
    attempt: 0,
    problem: null,
    result: null,
  })
  const box = useRef<HTMLTextAreaElement>(null)
  useFocusOnProblem(box, state)

  return (
    <>
      {state.result && <RecordResult key={state.attempt} {...state.result} />}
      <form {...attributes} className="grid gap-4">
        <title>{pageTitle(`${state.problem ? 'Error: ' : ''}${title}`)}</title>
        <input type="hidden" name={HIDDEN.id} value={profileId} />
        <FormField
          name={HIDDEN.printed}
          label="Printed record"
          hint="The wizard compares the text. It stores only the record’s ID and lifetimes."
          problem={state.problem}
          isProblemSaid
        >
          {(labelled) => (
            <textarea
              {...labelled}
              {...NOT_FILLED_IN}
              ref={box}
              rows={8}
              className="w-full resize-y font-mono text-xs"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </FormField>
        <FormSubmit label="Compare" sendingLabel="Comparing …" isSending={isSending} failure={failure} />
      </form>
    </>
  )
}
