'use client'

import '@/lib/zod-config'
import { createContext, type ReactNode, useContext } from 'react'
import { HIDDEN } from '@/lib/profile/form-values'
import type { PasteRules } from '@/lib/profile/pasted-app'
import type { KeptValues } from '@/lib/setup/check-values'
import type { ValuesFormState } from '@/lib/setup/values-form'
import { useSelected } from '../guide/selection-context'
import { ErrorSummary } from '../profile/error-summary'
import { Callout } from '../ui/callout'
import { savedNote, useValuesForm } from './use-values-form'

const ValuesFormContext = createContext<ReturnType<typeof useValuesForm> | null>(null)

/** The id of the form that boxes and buttons belong to. */
export function useValues(): ReturnType<typeof useValuesForm> {
  const form = useContext(ValuesFormContext)
  if (!form) throw new Error('A value needs a ValuesForm above it.')
  return form
}

interface ValuesFormProps {
  kept: KeptValues
  save: (before: ValuesFormState, form: FormData) => Promise<ValuesFormState>
  /** The rules for reading a command's output; null if the guide has no commands. */
  paste: PasteRules | null
  /** The steps, with boxes and buttons in them. */
  children: ReactNode
}

/** One form around all steps: each of its buttons saves every valid value. It works by plain POST. */
export function ValuesForm({ kept, save, paste, children }: ValuesFormProps) {
  const guide = useSelected((state) => state.guide)
  const form = useValuesForm({ guide, kept, save, paste })
  const { state, summary, attributes } = form
  return (
    <ValuesFormContext value={form}>
      <form {...attributes} className="grid gap-4" autoComplete="off" noValidate>
        <input type="hidden" name={HIDDEN.guide} value={`${guide.connector}/${guide.slug}`} />
        {/* Enter presses a form's first button, so this one comes before the quick fixes. */}
        <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
          Save
        </button>
        {state.attempt > 0 && <ErrorSummary problems={state.problems} message={state.message} summary={summary} />}
        {(state.saved.length > 0 || state.moved !== '') && (
          <Callout key={state.attempt} kind="good">
            <p>{[state.moved, state.saved.length > 0 && savedNote(guide, state.saved)].filter(Boolean).join(' ')}</p>
          </Callout>
        )}
        {children}
      </form>
    </ValuesFormContext>
  )
}
