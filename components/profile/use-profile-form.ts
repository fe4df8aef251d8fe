'use client'

import { type FormEvent, startTransition, useActionState, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useSafeAction } from '@/components/ui/use-safe-action'
import type { Guide } from '@/lib/guide/schema'
import { destinationOf, whenSecretIsEmpty } from '@/lib/profile/destination'
import { inspect } from '@/lib/profile/field-checks'
import { type ProfileFormState, withoutSecrets } from '@/lib/profile/form-state'
import {
  type AllValues,
  type FieldName,
  type FormValues,
  formOrder,
  readFormValues,
  readSecrets,
  textIn,
} from '@/lib/profile/form-values'
import { removedNote } from '@/lib/profile/normalized-note'
import { fillIn, type Pasted, type PasteRules, readPasted } from '@/lib/profile/pasted-app'
import { applyQuickFix, type QuickFix } from '@/lib/profile/quick-fix'
import { findProblems } from '@/lib/profile/schema'
import { keepTyped, readDraft, resume, writeDraft } from './draft'
import { draftKey, forgetDraft } from './draft-storage'
import { createSecretBoxes } from './secret-boxes'
import { showFix } from './show-fix'
import { useAfterPointerUp } from './use-after-pointer-up'
import { useLeaveWarning } from './use-leave-warning'

interface ProfileFormOptions {
  guide: Guide
  save: (before: ProfileFormState, form: FormData) => Promise<ProfileFormState>
  initial: ProfileFormState
  profileId: string | null
  copyOf: string | null
  /** Where the secrets that there are already may be sent (lib/profile/destination.ts), by key. */
  keptFor: Readonly<Record<string, string>>
  advisedScopes: readonly string[]
  /** How what a command printed is read; null where the guide has no commands. */
  paste: PasteRules | null
}

/** What the profile's form knows and does: values, what is wrong with them, drafts, corrections, sending. */
export function useProfileForm({
  guide,
  save,
  initial,
  profileId,
  copyOf,
  keptFor,
  advisedScopes,
  paste,
}: ProfileFormOptions) {
  const { reach, failure } = useSafeAction(save, (before) => before)
  const [state, send, isSending] = useActionState(reach, initial)
  const [values, setValues] = useState<FormValues>(state.values)
  const order = formOrder(guide)
  /** Beside the values: they are never drawn, kept or sent back. Their boxes have them. */
  const [secrets, setSecrets] = useState(() => readSecrets(guide, new FormData()))
  /** The fields that were left, or sent: what is wrong with them is shown. */
  const [checked, setChecked] = useState<ReadonlySet<FieldName>>(new Set(state.attempt > 0 ? order : []))
  const [isSummaryShown, setSummaryShown] = useState(state.attempt > 0)
  const [isRestored, setRestored] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  const [secretBoxes] = useState(createSecretBoxes)
  const isDirty = useRef(false)
  const draft = draftKey(guide, { profileId, copyOf })
  const whenSettled = useAfterPointerUp()
  useLeaveWarning(() => isDirty.current && !isSending)

  const [sent, setSent] = useState(state.values)
  const [seen, setSeen] = useState(state)
  if (seen !== state) {
    // An answer to a sending: the server's problems, and the values that may be shown. What was typed since stays, and
    // so does the secret in its box.
    setSeen(state)
    setValues(keepTyped({ began: sent, values }, state.values))
    setChecked(new Set(order))
    setSummaryShown(true)
  }

  const all: AllValues = { ...values, secrets }
  const findings = inspect(guide, all, advisedScopes)
  // A profile that waits for values can be changed without them.
  const isUnfilled = (key: string) => profileId !== null && !Object.hasOwn(keptFor, key) && !initial.values.fields[key]
  const unfilled = guide.fields.map(({ key }) => key).filter(isUnfilled)
  const secretsMissing = Object.fromEntries(
    Object.keys(secrets).flatMap((key) => {
      const missing = isUnfilled(key) ? null : whenSecretIsEmpty(guide, key, values, keptFor[key] ?? null)
      return missing === null ? [] : [[key, missing]]
    }),
  )
  const found = findProblems(guide, all, { secretsMissing, unfilled }, findings)
  const problems = order.flatMap((field) => {
    // What the server found stays until that field is changed: the browser cannot find all of it.
    // Whether an empty secret will do depends on where the profile leads.
    const isAsSent = Object.hasOwn(secrets, field)
      ? secrets[field] === '' && destinationOf(guide, state.values) === destinationOf(guide, values)
      : field === 'actions'
        ? `${state.values.actions}` === `${values.actions}`
        : textIn(state.values, field) === textIn(values, field)
    const own = [...(isAsSent ? state.problems : []), ...found].find((problem) => problem.field === field)
    return own && checked.has(field) ? [own] : []
  })

  // Before the browser can handle another key or press: those find the values that stand in the boxes.
  useLayoutEffect(() => {
    const typed = form.current ? readFormValues(guide, new FormData(form.current)) : initial.values
    const kept = readDraft(draft, initial.version)
    const drafted = kept ? resume(kept, initial.values) : initial.values
    // What was typed before the scripts came counts more than a draft.
    const now = keepTyped({ began: initial.values, values: typed }, drafted)
    const typedSecrets = form.current ? readSecrets(guide, new FormData(form.current)) : {}
    if (isDifferent(now, typed)) setRestored(true)
    if (isDifferent(now, initial.values) || Object.values(typedSecrets).some(Boolean)) isDirty.current = true
    setValues(now)
    setSecrets((before) => ({ ...before, ...typedSecrets }))
  }, [guide, initial, draft])

  useEffect(() => {
    if (!isDirty.current) return
    // The draft leaves out the secrets, whichever box they were pasted into.
    const open = withoutSecrets(guide, values, Object.values(secrets))
    writeDraft(draft, state.version, { began: initial.values, values: open })
  }, [guide, draft, initial, state.version, values, secrets])

  useEffect(() => {
    if (state.attempt === initial.attempt) return
    // What was refused is unsaved still. What was saved leads to another page, which forgets the draft.
    isDirty.current = true
    if (state.problems.length > 0 || state.message || state.others.length > 0) summary.current?.focus()
  }, [state, initial])

  function change(part: Partial<FormValues>) {
    setValues({ ...values, ...part })
    isDirty.current = true
  }

  function changeSecret(key: string, value: string) {
    setSecrets({ ...secrets, [key]: value })
    isDirty.current = true
  }

  function leave(field: FieldName) {
    if (textIn(all, field) !== '') whenSettled(() => setChecked((before) => new Set([...before, field])))
  }

  /** Replaces what is in the boxes. */
  function put({ secrets: moved, ...next }: AllValues) {
    secretBoxes.replace(secrets, moved)
    setSecrets(moved)
    change(next)
  }

  /** Fills in what a command printed, and says what was found in it; null for an empty text. */
  function takePasted(text: string): Pasted | null {
    const pasted = paste && readPasted(guide, paste, text)
    if (!pasted?.ok) return pasted
    put(fillIn(all, pasted.values))
    setChecked((before) => new Set([...before, ...Object.keys(pasted.values)]))
    return pasted
  }

  function fix(quickFix: QuickFix) {
    put(applyQuickFix(all, quickFix.steps))
    showFix(quickFix)
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setChecked(new Set(order))
    setSummaryShown(true)
    if (isSending) return
    if (found.length > 0) {
      requestAnimationFrame(() => summary.current?.focus())
      return
    }
    const body = new FormData(event.currentTarget)
    setSent(values)
    startTransition(() => send(body))
  }

  function startAfresh() {
    forgetDraft(draft)
    isDirty.current = false
    setValues(initial.values)
    setRestored(false)
    // The button is gone now.
    document.getElementById('name')?.focus()
  }

  /** What a field shows beside its box. */
  function shown(field: FieldName) {
    const isShown = checked.has(field) || field === 'scopes'
    return {
      problem: problems.find((problem) => problem.field === field)?.message,
      findings: isShown ? findings.filter((finding) => finding.field === field) : [],
      note: isShown && field !== 'actions' ? removedNote(guide, field, textIn(all, field)) : undefined,
      onQuickFix: fix,
    }
  }

  return {
    state,
    values,
    problems,
    isSending,
    failure,
    isRestored,
    isSummaryShown,
    /** What a secret's box needs beside what every field shows. */
    secret: (key: string) => ({
      isNeeded: secretsMissing[key] !== undefined,
      dropped: state.secretsSent.includes(key) && secrets[key] === '',
      input: (box: HTMLInputElement | null) => secretBoxes.keep(key, box),
      onChange: (value: string) => changeSecret(key, value),
      onLeave: () => leave(key),
    }),
    form,
    summary,
    send,
    submit,
    change,
    leave,
    takePasted,
    shown,
    startAfresh,
  }
}

function isDifferent(one: FormValues, other: FormValues): boolean {
  return JSON.stringify(one) !== JSON.stringify(other)
}
