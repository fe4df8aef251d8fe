'use client'

import { type FormEvent, useState } from 'react'
import { announce } from '@/components/ui/announce'
import type { Guide } from '@/lib/guide/schema'
import { fieldLabel } from '@/lib/profile/field-labels'
import { HIDDEN } from '@/lib/profile/form-values'
import type { Pasted } from '@/lib/profile/pasted-app'
import { Disclosure } from '../ui/disclosure'
import { FormField } from '../ui/form-field'
import { NOT_FILLED_IN } from './not-filled-in'

interface PasteBoxProps {
  guide: Pick<Guide, 'fields'>
  /** The server's problem with the sent text. */
  sentProblem: string | null
  /** Fills in the fields from a text, and describes the found values. */
  take: (text: string) => Pasted | null
}

/**
 * A box for a command's output. With JavaScript the text stays in the browser: its values go into their own boxes, and
 * this box is emptied. Without JavaScript it is sent with the form.
 */
export function PasteBox({ guide, sentProblem, take }: PasteBoxProps) {
  const [found, setFound] = useState<Pasted | null>(null)
  const [isTouched, setTouched] = useState(false)
  const own = found && !found.ok ? `${found.cause} ${found.fix}` : null
  const problem = isTouched ? own : sentProblem

  function read({ currentTarget, nativeEvent }: FormEvent<HTMLTextAreaElement>) {
    setTouched(true)
    const pasted = take(currentTarget.value)
    // Typed text may be incomplete, so its problem is not shown yet.
    const isTyping = nativeEvent instanceof InputEvent && (nativeEvent.data?.length ?? 0) === 1
    setFound(pasted?.ok === false && isTyping ? null : pasted)
    if (!pasted?.ok) return
    currentTarget.value = ''
    announce(said(guide, pasted))
  }

  return (
    <Disclosure summary="Paste a command’s output" open={sentProblem !== null}>
      <FormField
        name={HIDDEN.printed}
        label="Command output"
        hint="Paste all of it, with the braces. It fills in the fields below and stays in your browser until you save."
        problem={problem}
        isProblemSaid
      >
        {(labelled) => (
          <textarea
            {...labelled}
            {...NOT_FILLED_IN}
            rows={4}
            className="w-full resize-y font-mono text-sm"
            autoCapitalize="none"
            spellCheck={false}
            onChange={read}
            onBlur={({ currentTarget: { value } }) => value !== '' && setFound(take(value))}
          />
        )}
      </FormField>
      {found?.ok && <p className="mt-1.5 text-sm text-good">{said(guide, found)}</p>}
    </Disclosure>
  )
}

function said(guide: Pick<Guide, 'fields'>, { values, missing }: Extract<Pasted, { ok: true }>): string {
  const names = (keys: readonly string[]) => keys.map((key) => fieldLabel(guide, key)).join(' and ')
  const without =
    missing.length > 0 ? ` It has no ${names(missing)}: only the command that creates the app prints it.` : ''
  return `Filled in: ${names(Object.keys(values))}.${without}`
}
