'use client'

import { useEffect, useRef } from 'react'
import type { UrlComparison } from '@/lib/oauth-test/decode/compare-urls'
import { LONGEST_LIST, LONGEST_PAGE } from '@/lib/oauth-test/decode/limits'
import type { RunView } from '@/lib/oauth-test/view'
import { HIDDEN } from '@/lib/profile/form-values'
import { FormFailure } from '../ui/form-failure'
import { FormField } from '../ui/form-field'
import { useAnsweredForm } from '../ui/use-answered-form'
import { UrlDifference } from './url-difference'

/** What became of what was pasted. What is known for sure leads away, and is in the test's record then. */
export interface DecodeState {
  attempt: number
  answer: 'none' | 'empty' | 'unknown' | 'compared' | 'callback' | 'gone' | 'store-away'
  /** What the pasted page seems to be, in sentences. */
  hints: readonly string[]
  /** The redirect URL of the test beside the registered one. */
  comparison: UrlComparison | null
  /** What was pasted, to be shown again; without what looks like a secret. */
  seen: string
  registered: string
}

const ANSWERS: Readonly<Record<DecodeState['answer'], string | null>> = {
  none: null,
  compared: null,
  empty: 'Paste what the page says, or the redirect URLs of the app.',
  unknown: 'The wizard does not know this page. Paste everything that it says.',
  callback: 'This is the address of a sign-in that worked. Open it in this browser, and the test goes on.',
  gone: 'The test has ended meanwhile. Reload this page.',
  'store-away': 'The wizard’s database cannot be reached now. Try again in a moment.',
}

const FIRST: DecodeState = { attempt: 0, answer: 'none', hints: [], comparison: null, seen: '', registered: '' }

interface DecoderFormProps {
  run: RunView
  decode: (before: DecodeState, form: FormData) => Promise<DecodeState>
}

/** Reads the provider's own error pages, which never send the browser back. */
export function DecoderForm({ run, decode }: DecoderFormProps) {
  const { state, isSending, failure, attributes } = useAnsweredForm<DecodeState>(decode, FIRST)
  const box = useRef<HTMLTextAreaElement>(null)
  const problem = [ANSWERS[state.answer], ...state.hints].filter(Boolean).join(' ') || null

  useEffect(() => {
    if (state.attempt > 0 && state.answer !== 'compared') box.current?.focus()
  }, [state])

  return (
    <details className="decoder" open={state.answer !== 'none' || undefined}>
      <summary>{`${run.providerName} shows an error page?`}</summary>
      <form {...attributes} className="form">
        <input type="hidden" name={HIDDEN.id} value={run.id} />
        <FormField
          name="seen"
          label="What the page says"
          hint="Select all of the page, copy it, and paste it here. It is read for its cause, and not kept."
          problem={problem}
          isProblemSaid
        >
          {(describedBy) => (
            <textarea
              ref={box}
              id="seen"
              name="seen"
              rows={4}
              maxLength={LONGEST_PAGE}
              defaultValue={state.seen}
              spellCheck={false}
              autoComplete="off"
              aria-invalid={problem !== null}
              aria-describedby={describedBy}
            />
          )}
        </FormField>
        <FormField
          name="registered"
          label="The redirect URLs of the app, as they are registered"
          isOptional
          hint="Copied from the app, one on each line. They are compared with the test’s, character by character."
          problem={null}
        >
          {(describedBy) => (
            <textarea
              id="registered"
              name="registered"
              rows={2}
              maxLength={LONGEST_LIST}
              defaultValue={state.registered}
              spellCheck={false}
              autoComplete="off"
              aria-describedby={describedBy}
            />
          )}
        </FormField>
        {state.comparison && <UrlDifference comparison={state.comparison} />}
        <p>
          <button type="submit" className="button" aria-disabled={isSending}>
            {isSending ? 'Reading …' : 'Find the cause'}
          </button>
        </p>
        <FormFailure failure={failure} />
      </form>
    </details>
  )
}
