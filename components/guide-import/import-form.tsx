'use client'

import { useEffect, useRef } from 'react'
import { pageTitle } from '@/lib/page-title'
import { Callout } from '../ui/callout'
import { FormField } from '../ui/form-field'
import { FormSubmit } from '../ui/form-submit'
import { useServerForm } from '../ui/use-server-form'

/** The state of the form when a page could not be imported. */
export interface ImportState {
  problems: readonly { line: number; message: string }[]
  /** The reason of a failure that is not the page's fault. */
  message: string | null
  /** The pasted text. */
  page: string
}

interface ImportFormProps {
  send: (before: ImportState, form: FormData) => Promise<ImportState>
}

const NOTHING_YET: ImportState = { problems: [], message: null, page: '' }
const MAX_PROBLEMS_SHOWN = 10

/** Takes a page of StackOne's documentation, pasted or as a file. */
export function ImportForm({ send }: ImportFormProps) {
  const { state, isSending, failure, attributes } = useServerForm<ImportState>(send, NOTHING_YET)
  const { problems, message, page } = state
  const summary = useRef<HTMLDivElement>(null)
  const hasFailed = problems.length > 0 || message !== null

  useEffect(() => {
    if (state.problems.length > 0 || state.message) summary.current?.focus()
  }, [state])

  return (
    <form {...attributes} className="grid gap-5">
      {hasFailed && <title>{pageTitle('Error: Import a guide')}</title>}
      {hasFailed && (
        <Callout ref={summary} kind="error" role="alert" tabIndex={-1}>
          <p>
            <strong>Nothing was imported.</strong>
          </p>
          {message && <p key="message">{message}</p>}
          {problems.length > 0 && (
            <ul key="problems" className="grid list-disc gap-1 ps-5">
              {problems.slice(0, MAX_PROBLEMS_SHOWN).map((problem) => (
                <li key={`${problem.line} ${problem.message}`}>{`Line ${problem.line}: ${problem.message}`}</li>
              ))}
            </ul>
          )}
        </Callout>
      )}
      <FormField
        name="page"
        label="Page"
        hint="Open the page in StackOne’s documentation, add .md to its address, and paste everything you see."
        problem={null}
      >
        {(labelled) => (
          <textarea
            {...labelled}
            className="w-full resize-y font-mono text-sm"
            rows={12}
            defaultValue={page}
            autoComplete="off"
            spellCheck={false}
            aria-invalid={problems.length > 0}
          />
        )}
      </FormField>
      <FormField name="file" label="Or a file" hint="It replaces the text above." problem={null}>
        {(labelled) => (
          <input
            {...labelled}
            type="file"
            accept=".md,.mdx,text/*"
            className="text-sm text-muted file:me-3 file:cursor-pointer file:rounded-sm file:border file:border-edge file:bg-panel file:px-2.5 file:py-0.5 file:font-medium file:text-ink"
          />
        )}
      </FormField>
      <FormSubmit label="Read the page" sendingLabel="Reading …" isSending={isSending} failure={failure} />
    </form>
  )
}
