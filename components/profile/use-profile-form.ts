'use client'

import { type FormEvent, startTransition, useActionState, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { announce } from '@/components/ui/announce'
import { useReach } from '@/components/ui/use-reach'
import type { Guide } from '@/lib/guide/schema'
import { whenSecretIsEmpty } from '@/lib/profile/destination'
import { type ProfileFormState, withoutSecrets } from '@/lib/profile/form-state'
import { FIELD_ORDER, type FieldName, type FormValues, readFormValues } from '@/lib/profile/form-values'
import { inspect } from '@/lib/profile/inspect'
import { type AllValues, applyMend, type Mend } from '@/lib/profile/mend'
import { removedNote } from '@/lib/profile/removed-note'
import { findProblems } from '@/lib/profile/schema'
import { keepTyped, readDraft, resume, writeDraft } from './draft'
import { draftKey, forgetDraft } from './draft-storage'
import { useAfterPointerUp } from './use-after-pointer-up'
import { useLeaveWarning } from './use-leave-warning'

interface ProfileFormOptions {
  guide: Guide
  save: (before: ProfileFormState, form: FormData) => Promise<ProfileFormState>
  initial: ProfileFormState
  profileId: string | null
  copyOf: string | null
  /** Where the secret that there is already may be sent (lib/profile/destination.ts); null: there is none. */
  keptFor: string | null
  advisedScopes: readonly string[]
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
}: ProfileFormOptions) {
  const { reach, failure } = useReach(save, (before) => before)
  const [state, send, isSending] = useActionState(reach, initial)
  const [values, setValues] = useState<FormValues>(state.values)
  /** Beside the values: it is never drawn, kept or sent back. Its box has it. */
  const [secret, setSecret] = useState('')
  /** The fields that were left, or sent: what is wrong with them is shown. */
  const [checked, setChecked] = useState<ReadonlySet<FieldName>>(new Set(state.attempt > 0 ? FIELD_ORDER : []))
  const [isSummaryShown, setSummaryShown] = useState(state.attempt > 0)
  const [isRestored, setRestored] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  const secretBox = useRef<HTMLInputElement>(null)
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
    setChecked(new Set(FIELD_ORDER))
    setSummaryShown(true)
  }

  const all: AllValues = { ...values, clientSecret: secret }
  const findings = inspect(guide, all, advisedScopes)
  const secretMissing = whenSecretIsEmpty(guide, values.cloud, keptFor)
  const found = findProblems(guide, all, { secretMissing }, findings)
  const problems = FIELD_ORDER.flatMap((field) => {
    // What the server found stays until that field is changed: the browser cannot find all of it.
    // Whether an empty secret will do depends on the cloud.
    const isAsSent =
      field === 'clientSecret'
        ? secret === '' && state.values.cloud === values.cloud
        : `${state.values[field]}` === `${values[field]}`
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
    const typedSecret = secretBox.current?.value ?? ''
    if (isDifferent(now, typed)) setRestored(true)
    if (isDifferent(now, initial.values) || typedSecret) isDirty.current = true
    setValues(now)
    setSecret(typedSecret)
  }, [guide, initial, draft])

  useEffect(() => {
    if (!isDirty.current) return
    // The draft leaves out the secret, whichever box it was pasted into.
    writeDraft(draft, state.version, { began: initial.values, values: withoutSecrets(guide, values, secret) })
  }, [guide, draft, initial, state.version, values, secret])

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

  function changeSecret(value: string) {
    setSecret(value)
    isDirty.current = true
  }

  function leave(field: FieldName) {
    if (all[field].length > 0) whenSettled(() => setChecked((before) => new Set([...before, field])))
  }

  function mend({ label, steps }: Mend) {
    const { clientSecret, ...next } = applyMend(all, steps)
    if (secretBox.current && clientSecret !== secret) secretBox.current.value = clientSecret
    setSecret(clientSecret)
    change(next)
    announce(`Done: ${label}`)
    // The button may be gone now; what it mended has the focus instead.
    const [step] = steps
    const field = step?.do === 'move' ? step.to : step?.field
    if (field) document.getElementById(field)?.focus()
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setChecked(new Set(FIELD_ORDER))
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
    document.getElementById(FIELD_ORDER[0])?.focus()
  }

  /** What a field shows beside its box. */
  function shown(field: FieldName) {
    const isShown = checked.has(field) || field === 'scopes'
    return {
      problem: problems.find((problem) => problem.field === field)?.message,
      findings: isShown ? findings.filter((finding) => finding.field === field) : [],
      note: isShown && field !== 'actions' ? removedNote(field, all[field]) : undefined,
      onMend: mend,
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
    isSecretNeeded: secretMissing !== null,
    isSecretDropped: state.wasSecretSent && secret === '',
    form,
    summary,
    secretBox,
    send,
    submit,
    change,
    changeSecret,
    leave,
    shown,
    startAfresh,
  }
}

function isDifferent(one: FormValues, other: FormValues): boolean {
  return JSON.stringify(one) !== JSON.stringify(other)
}
