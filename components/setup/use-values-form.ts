'use client'

import { type FormEvent, startTransition, useActionState, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { announce } from '@/components/ui/announce'
import { useSafeAction } from '@/components/ui/use-safe-action'
import type { Guide } from '@/lib/guide/schema'
import { whenSecretIsEmpty } from '@/lib/profile/destination'
import { inspect } from '@/lib/profile/field-checks'
import { fieldLabel } from '@/lib/profile/field-labels'
import { type AllValues, type FieldName, readFormValues, readSecrets, textIn } from '@/lib/profile/form-values'
import { removedNote } from '@/lib/profile/normalized-note'
import type { PasteRules } from '@/lib/profile/pasted-app'
import { findValueProblems, type KeptValues, withTyped } from '@/lib/setup/check-values'
import { findingsOfBoxes, firstState, type ValuesFormState } from '@/lib/setup/values-form'
import { createSecretBoxes } from '../profile/secret-boxes'
import { useBoxActions } from '../profile/use-box-actions'
import { useLeaveWarning } from '../profile/use-leave-warning'

interface ValuesFormOptions {
  guide: Guide
  kept: KeptValues
  save: (before: ValuesFormState, form: FormData) => Promise<ValuesFormState>
  /** The rules for reading a command's output; null if the guide has no commands. */
  paste: PasteRules | null
}

/** State and actions of a setup page's form. The server checks everything; an empty value is a problem only for a test. */
export function useValuesForm({ guide, kept, save, paste }: ValuesFormOptions) {
  const { reach, failure } = useSafeAction(save, (before) => before)
  const [state, send, isSending] = useActionState(reach, firstState(kept.values))
  const [fields, setFields] = useState(state.values)
  /** Never rendered, kept or sent back: their boxes have them. */
  const [secrets, setSecrets] = useState(() => readSecrets(guide, new FormData()))
  /** The boxes that lost the focus: their problems are shown. */
  const [checked, setChecked] = useState<ReadonlySet<FieldName>>(new Set())
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  const [secretBoxes] = useState(createSecretBoxes)
  const isDirty = useRef(false)
  useLeaveWarning(() => isDirty.current && !isSending)

  const [seen, setSeen] = useState(state)
  const [sent, setSent] = useState<Pick<AllValues, 'fields' | 'secrets'>>({ fields: state.values, secrets })
  if (seen !== state) {
    setSeen(state)
    // Text typed after sending stays.
    setFields(
      Object.fromEntries(
        Object.entries(fields).map(([key, now]) => [key, now === sent.fields[key] ? (state.values[key] ?? now) : now]),
      ),
    )
    setChecked(new Set(state.problems.map(({ field }) => field)))
  }

  const all = withTyped(guide, kept, { fields, secrets })
  const findings = findingsOfBoxes(guide, inspect(guide, all))
  const found = findValueProblems(guide, kept, all, false)
  const problemOf = (field: FieldName) => {
    const isAsSent = textIn(all, field) === (sent.fields[field] ?? sent.secrets[field] ?? '')
    const own = [...(isAsSent ? state.problems : []), ...found].find((problem) => problem.field === field)
    return checked.has(field) ? own?.message : undefined
  }

  useLayoutEffect(() => {
    // Text typed before hydration.
    if (!form.current) return
    const body = new FormData(form.current)
    setFields((before) => ({ ...before, ...readFormValues(guide, body).fields }))
    setSecrets(readSecrets(guide, body))
  }, [guide])

  useEffect(() => {
    if (state.attempt === 0) return
    const isRefused = state.problems.length > 0 || state.message !== null
    isDirty.current = isRefused
    // A saved secret leaves its box.
    for (const key of state.saved) secretBoxes.write(key, '')
    if (state.saved.length > 0) {
      setSecrets((before) =>
        Object.fromEntries(Object.entries(before).map(([key, text]) => [key, state.saved.includes(key) ? '' : text])),
      )
      announce(savedNote(guide, state.saved))
    }
    if (isRefused) summary.current?.focus()
  }, [guide, state, secretBoxes])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (isSending) return
    const { submitter } = event.nativeEvent as SubmitEvent
    const body = new FormData(event.currentTarget, submitter)
    setSent({ fields, secrets })
    startTransition(() => send(body))
  }

  function change(key: FieldName, text: string) {
    isDirty.current = true
    if (Object.hasOwn(secrets, key)) setSecrets({ ...secrets, [key]: text })
    else setFields({ ...fields, [key]: text })
  }

  /** Replaces the values of the boxes. */
  function put(next: AllValues) {
    secretBoxes.replace(secrets, next.secrets)
    isDirty.current = true
    setSecrets({ ...next.secrets })
    setFields({ ...next.fields })
  }

  const { leave, takePasted, fix } = useBoxActions({ guide, all, paste, put, setChecked })

  return {
    guide,
    state,
    failure,
    isSending,
    form,
    summary,
    takePasted,
    attributes: { ref: form, action: send, onSubmit: submit },
    /** The props of a box. */
    box: (key: FieldName) => {
      const isChecked = checked.has(key)
      return {
        value: textIn(all, key),
        problem: problemOf(key),
        findings: isChecked ? findings.filter(({ field }) => field === key) : [],
        note: isChecked ? removedNote(guide, key, textIn(all, key)) : undefined,
        onQuickFix: fix,
        onChange: (text: string) => change(key, text),
        onLeave: () => leave(key),
      }
    },
    /** The further props of a secret's box. */
    secret: (key: FieldName) => ({
      isNeeded: whenSecretIsEmpty(guide, key, all, kept.keptFor[key] ?? null) !== null,
      dropped: state.secretsLost.includes(key) && secrets[key] === '',
      input: (box: HTMLInputElement | null) => secretBoxes.keep(key, box),
    }),
    /** Whether a box has the value that is saved. */
    isSaved: (key: FieldName) => {
      const now = textIn(all, key)
      return (
        now !== '' && (textIn(kept.values, key) === now || (state.saved.includes(key) && state.values[key] === now))
      )
    },
  }
}

/** The saved fields, as a sentence. */
export function savedNote(guide: Pick<Guide, 'fields'>, saved: readonly FieldName[]): string {
  return `Saved: ${saved.map((key) => fieldLabel(guide, key)).join(', ')}.`
}
