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
import type { PasteRules } from '@/lib/profile/pasted-app'
import { findProblems } from '@/lib/profile/schema'
import { keepTyped, readDraft, resume, writeDraft } from './draft'
import { draftKey, forgetDraft } from './draft-storage'
import { createSecretBoxes } from './secret-boxes'
import { useBoxActions } from './use-box-actions'
import { useLeaveWarning } from './use-leave-warning'

interface ProfileFormOptions {
  guide: Guide
  save: (before: ProfileFormState, form: FormData) => Promise<ProfileFormState>
  initial: ProfileFormState
  profileId: string | null
  copyOf: string | null
  /** The hosts that the saved secrets may be sent to (lib/profile/destination.ts), by key. */
  keptFor: Readonly<Record<string, string>>
  advisedScopes: readonly string[]
  /** The rules for reading a command's output; null if the guide has no commands. */
  paste: PasteRules | null
}

/** State and actions of the profile's form: values, problems, drafts, quick fixes, sending. */
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
  /** Not among the values: they are never rendered, kept or sent back. Their boxes have them. */
  const [secrets, setSecrets] = useState(() => readSecrets(guide, new FormData()))
  /** The fields that were left or sent: their problems are shown. */
  const [checked, setChecked] = useState<ReadonlySet<FieldName>>(new Set(state.attempt > 0 ? order : []))
  const [isSummaryShown, setSummaryShown] = useState(state.attempt > 0)
  const [isRestored, setRestored] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  const [secretBoxes] = useState(createSecretBoxes)
  const isDirty = useRef(false)
  const draft = draftKey(guide, { profileId, copyOf })
  useLeaveWarning(() => isDirty.current && !isSending)

  const [sent, setSent] = useState(state.values)
  const [seen, setSeen] = useState(state)
  if (seen !== state) {
    // An answer to a submission: the server's problems, and the values that may be shown. Values typed since stay, and
    // so does the secret in its box.
    setSeen(state)
    setValues(keepTyped({ began: sent, values }, state.values))
    setChecked(new Set(order))
    setSummaryShown(true)
  }

  const all: AllValues = { ...values, secrets }
  const findings = inspect(guide, all, advisedScopes)
  // A profile whose values are missing can be changed without them.
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
    // The server's problems stay until their field is changed, because the browser cannot find all of them. Whether an
    // empty secret is allowed depends on the profile's host.
    const isAsSent = Object.hasOwn(secrets, field)
      ? secrets[field] === '' && destinationOf(guide, state.values) === destinationOf(guide, values)
      : field === 'actions'
        ? `${state.values.actions}` === `${values.actions}`
        : textIn(state.values, field) === textIn(values, field)
    const own = [...(isAsSent ? state.problems : []), ...found].find((problem) => problem.field === field)
    return own && checked.has(field) ? [own] : []
  })

  // Runs before the next key or press, which read the values in the boxes.
  useLayoutEffect(() => {
    const typed = form.current ? readFormValues(guide, new FormData(form.current)) : initial.values
    const kept = readDraft(draft, initial.version)
    const drafted = kept ? resume(kept, initial.values) : initial.values
    // Text typed before hydration takes precedence over a draft.
    const now = keepTyped({ began: initial.values, values: typed }, drafted)
    const typedSecrets = form.current ? readSecrets(guide, new FormData(form.current)) : {}
    if (isDifferent(now, typed)) setRestored(true)
    if (isDifferent(now, initial.values) || Object.values(typedSecrets).some(Boolean)) isDirty.current = true
    setValues(now)
    setSecrets((before) => ({ ...before, ...typedSecrets }))
  }, [guide, initial, draft])

  useEffect(() => {
    if (!isDirty.current) return
    // The draft leaves out secrets, from any box.
    const open = withoutSecrets(guide, values, Object.values(secrets))
    writeDraft(draft, state.version, { began: initial.values, values: open })
  }, [guide, draft, initial, state.version, values, secrets])

  useEffect(() => {
    if (state.attempt === initial.attempt) return
    // Refused values are still unsaved. Saving redirects to another page, which deletes the draft.
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

  /** Replaces the values of the boxes. */
  function put({ secrets: moved, ...next }: AllValues) {
    secretBoxes.replace(secrets, moved)
    setSecrets(moved)
    change(next)
  }

  const { leave, takePasted, fix } = useBoxActions({ guide, all, paste, put, setChecked })

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
    // The pressed button has disappeared.
    document.getElementById('name')?.focus()
  }

  /** The props of a field, beside its box. */
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
    /** The further props of a secret's box. */
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
