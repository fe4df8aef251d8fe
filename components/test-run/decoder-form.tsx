'use client'

import { useEffect, useRef } from 'react'
import type { UrlComparison } from '@/lib/oauth-test/decode/compare-urls'
import { MAX_LIST_LENGTH, MAX_PAGE_LENGTH } from '@/lib/oauth-test/decode/limits'
import type { Evidence } from '@/lib/oauth-test/stage'
import type { AdviceView, RunView } from '@/lib/oauth-test/view'
import { HIDDEN } from '@/lib/profile/form-values'
import { Button } from '../ui/button'
import { Disclosure } from '../ui/disclosure'
import { FormFailure } from '../ui/form-failure'
import { FormField } from '../ui/form-field'
import { useServerForm } from '../ui/use-server-form'
import { AdviceCard } from './advice-card'
import { EvidenceList } from './evidence-list'
import { UrlDifference } from './url-difference'

/** The decoder’s result. A proof by the provider ends the test and is shown in its record instead. */
export interface DecodeState {
  attempt: number
  answer:
    | 'none'
    | 'empty'
    | 'unknown'
    | 'unknown-page'
    | 'explained'
    | 'compared'
    | 'callback'
    | 'gone'
    | 'database-unavailable'
  /** The kind of the pasted page, in sentences. */
  hints: readonly string[]
  /** The page says nothing about the profile: the test continues. */
  explained: { advice: AdviceView; evidence: readonly Evidence[] } | null
  /** The redirect URL of the test, compared with the registered one. */
  comparison: UrlComparison | null
  /** The pasted text without secrets, to be shown again. */
  seen: string
  registered: string
}

const ANSWERS: Readonly<Record<DecodeState['answer'], string | null>> = {
  none: null,
  compared: null,
  explained: null,
  empty: 'Paste what the page says, or the redirect URLs of the app.',
  unknown: 'The wizard does not know this text. Paste everything on the page, and its address.',
  'unknown-page':
    'The wizard does not know this page. If it is from your company’s sign-in or network, show it to whoever runs that. The test keeps waiting.',
  callback: 'This is the address of a sign-in that worked. Open it in this browser to continue the test.',
  gone: 'The test has ended. Reload this page.',
  'database-unavailable': 'The wizard’s database is unavailable. Try again in a moment.',
}

const FIRST: DecodeState = {
  attempt: 0,
  answer: 'none',
  hints: [],
  explained: null,
  comparison: null,
  seen: '',
  registered: '',
}

interface DecoderFormProps {
  run: RunView
  decode: (before: DecodeState, form: FormData) => Promise<DecodeState>
}

/** Reads the provider's own error pages, which never send the browser back. */
export function DecoderForm({ run, decode }: DecoderFormProps) {
  const { state, isSending, failure, attributes } = useServerForm<DecodeState>(decode, FIRST)
  const box = useRef<HTMLTextAreaElement>(null)
  const explanation = useRef<HTMLDivElement>(null)
  const problem = [ANSWERS[state.answer], ...state.hints].filter(Boolean).join(' ') || null

  useEffect(() => {
    if (state.attempt === 0 || state.answer === 'compared') return
    const next = state.answer === 'explained' ? explanation : box
    next.current?.focus()
  }, [state])

  return (
    <Disclosure className="decoder" open={state.answer !== 'none' || undefined} summary="Got an error page instead?">
      <form {...attributes} className="grid max-w-prose gap-5">
        <input type="hidden" name={HIDDEN.id} value={run.id} />
        <FormField
          name="seen"
          label="What the page says"
          hint="Select the whole page, copy it and paste it here. The wizard finds who wrote it and why, and keeps nothing of it."
          problem={problem}
          isProblemSaid
        >
          {(labelled) => (
            <textarea
              {...labelled}
              ref={box}
              className="w-full"
              rows={4}
              maxLength={MAX_PAGE_LENGTH}
              defaultValue={state.seen}
              spellCheck={false}
              autoComplete="off"
            />
          )}
        </FormField>
        {state.explained && (
          <div ref={explanation} tabIndex={-1} className="explained grid gap-3">
            <AdviceCard advice={state.explained.advice} kind="warning" />
            <EvidenceList evidence={state.explained.evidence} />
            <p>The test keeps waiting for the sign-in.</p>
          </div>
        )}
        <FormField
          name="registered"
          label="The redirect URLs of the app, as they are registered"
          isOptional
          hint="Paste them from the app, in any form. The wizard compares them with the test’s, character by character."
          problem={null}
        >
          {(labelled) => (
            <textarea
              {...labelled}
              className="w-full"
              rows={2}
              maxLength={MAX_LIST_LENGTH}
              defaultValue={state.registered}
              spellCheck={false}
              autoComplete="off"
            />
          )}
        </FormField>
        {state.comparison && <UrlDifference comparison={state.comparison} />}
        <p>
          <Button type="submit" aria-disabled={isSending}>
            {isSending ? 'Reading …' : 'Find the cause'}
          </Button>
        </p>
        <FormFailure failure={failure} />
      </form>
    </Disclosure>
  )
}
