'use client'

import { type FormEvent, startTransition, useActionState, useEffect, useRef, useState } from 'react'
import { announce } from '@/components/ui/announce'
import type { Guide } from '@/lib/guide/schema'
import { guidePath } from '@/lib/guide/search-params'
import { type ProfileFormState, withoutSecrets } from '@/lib/profile/form-state'
import { type FieldName, type FormValues, HIDDEN, readFormValues } from '@/lib/profile/form-values'
import { inspect } from '@/lib/profile/inspect'
import { type AllValues, applyMend, type Mend } from '@/lib/profile/mend'
import { removedNote } from '@/lib/profile/removed-note'
import { findProblems } from '@/lib/profile/schema'
import { scopeChange } from '@/lib/profile/scopes-field'
import { ActionsField } from './actions-field'
import { draftKey } from './draft-key'
import { ErrorSummary } from './error-summary'
import { Field } from './field'
import { OthersNotice } from './others-notice'
import { SecretField } from './secret-field'
import { useDraft, useLeaveWarning } from './use-draft'
import { useSettled } from './use-settled'

interface ProfileFormProps {
  guide: Guide
  /** The page's name, for the title. */
  title: string
  /** The page's own path. */
  page: string
  save: (before: ProfileFormState, form: FormData) => Promise<ProfileFormState>
  initial: ProfileFormState
  /** The profile that is changed; null for a new one. */
  profileId: string | null
  /** Tells one new form from another. */
  submissionId: string
  /** The profile that this is a copy of: its secret can be taken over. */
  copyOf: string | null
  /** When there is a secret already: when it was set, and by whom. */
  currentSecret: string | null
  /** The scopes that the saved profile asks for; null for a new one. */
  savedScopes: string | null
}

/** The connector profile's form. It works by plain POST; with JavaScript it checks each field as it is left. */
export function ProfileForm(props: ProfileFormProps) {
  const { guide, title, page, initial, profileId, submissionId, copyOf, currentSecret, savedScopes } = props
  const [state, send, isSending] = useActionState(props.save, initial)
  const [values, setValues] = useState<FormValues>(state.values)
  const [secret, setSecret] = useState('')
  /** The fields that were left, or sent: what is wrong with them is shown. */
  const [checked, setChecked] = useState<ReadonlySet<FieldName>>(new Set(state.attempt > 0 ? ALL_FIELDS : []))
  const [isSummaryShown, setSummaryShown] = useState(state.problems.length > 0)
  const [isRestored, setRestored] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  const secretBox = useRef<HTMLInputElement>(null)
  const draft = useDraft(draftKey(guide, profileId))
  const isDirty = useRef(false)
  const whenSettled = useSettled()
  useLeaveWarning(() => isDirty.current && !isSending)

  const all: AllValues = { ...values, clientSecret: secret }
  const isSecretNeeded = currentSecret === null
  const [seen, setSeen] = useState(state)
  if (seen !== state) {
    // An answer to a sending: the server's problems, and the values that may be shown. The secret stays in its box.
    setSeen(state)
    setValues(state.values)
    setChecked(new Set(ALL_FIELDS))
    setSummaryShown(true)
  }
  // What the server found stays until that field is changed; the browser cannot find all of it.
  const serverProblems = state.problems.filter(
    ({ field }) => field === 'clientSecret' || `${state.values[field]}` === `${values[field]}`,
  )
  const found = findProblems(guide, all, { isSecretNeeded })
  const problems = ALL_FIELDS.flatMap((field) => {
    const own = found.find((problem) => problem.field === field)
    const server = serverProblems.find(
      (problem) => problem.field === field && !(field === 'clientSecret' && secret !== ''),
    )
    const problem = checked.has(field) ? (server ?? own) : undefined
    return problem ? [problem] : []
  })
  const findings = inspect(guide, all)

  useEffect(() => {
    // What was typed before the scripts came counts more than a draft.
    const typed = form.current ? readFormValues(guide, new FormData(form.current)) : initial.values
    const kept = initial.attempt === 0 ? draft.read(initial.version) : null
    const isTyped = JSON.stringify(typed) !== JSON.stringify(initial.values)
    if (isTyped) setValues(typed)
    else if (kept && JSON.stringify(kept) !== JSON.stringify(initial.values)) {
      setValues(kept)
      setRestored(true)
      isDirty.current = true
    }
    setSecret(secretBox.current?.value ?? '')
  }, [guide, initial, draft])

  useEffect(() => {
    // What was refused is unsaved still. What was saved leads to another page, which forgets the draft.
    isDirty.current = state.attempt > initial.attempt
    if (state.attempt > 0 && (state.problems.length > 0 || state.message || state.others.length > 0)) {
      summary.current?.focus()
    }
  }, [state, initial])

  function change(part: Partial<FormValues>) {
    const next = { ...values, ...part }
    setValues(next)
    keep(next)
  }

  function keep(next: FormValues) {
    isDirty.current = true
    draft.write(state.version, withoutSecrets(guide, next, secretBox.current?.value ?? ''))
  }

  function leave(field: FieldName) {
    if (all[field].length > 0) whenSettled(() => setChecked((before) => new Set([...before, field])))
  }

  function mend({ label, steps }: Mend) {
    const { clientSecret, ...next } = applyMend(all, steps)
    setValues(next)
    keep(next)
    if (secretBox.current && clientSecret !== secret) secretBox.current.value = clientSecret
    setSecret(clientSecret)
    announce(`Done: ${label}`)
    // The button may be gone now; what it mended has the focus instead.
    const [step] = steps
    const field = step?.do === 'move' ? step.to : step?.field
    if (field) document.getElementById(field)?.focus()
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setChecked(new Set(ALL_FIELDS))
    setSummaryShown(true)
    if (isSending) return
    if (found.length > 0) {
      requestAnimationFrame(() => summary.current?.focus())
      return
    }
    const sent = new FormData(event.currentTarget)
    isDirty.current = false
    startTransition(() => send(sent))
  }

  const problemOf = (field: FieldName) => problems.find((problem) => problem.field === field)?.message
  const findingsOf = (field: FieldName) =>
    findings.filter((finding) => finding.field === field && isShown(finding.field))
  const isShown = (field: FieldName) => checked.has(field) || field === 'scopes'
  const shared = (field: FieldName) => ({
    problem: problemOf(field),
    findings: findingsOf(field),
    note: isShown(field) && field !== 'actions' ? removedNote(field, all[field]) : undefined,
    onMend: mend,
  })
  const textBox = (field: 'name' | 'accountId' | 'clientId', describedBy: string | undefined) => ({
    id: field,
    name: field,
    value: values[field],
    autoCapitalize: field === 'name' ? 'sentences' : 'none',
    autoCorrect: 'off',
    spellCheck: false,
    'aria-invalid': problemOf(field) !== undefined,
    'aria-describedby': describedBy,
    onChange: (event: { currentTarget: HTMLInputElement }) => change({ [field]: event.currentTarget.value }),
    onBlur: () => leave(field),
  })
  const { accountId, clientId, clientSecret } = guide.profile.fields
  const isInTrouble = isSummaryShown && (problems.length > 0 || state.message !== null)
  const widened = savedScopes === null ? null : scopeChange(guide, savedScopes, values.scopes)

  return (
    <form ref={form} action={send} onSubmit={submit} className="form" noValidate>
      <title>{`${isInTrouble ? 'Error: ' : ''}${title} · Connector setup`}</title>
      <input type="hidden" name={HIDDEN.guide} value={`${guide.connector}/${guide.slug}`} />
      <input type="hidden" name={HIDDEN.page} value={page} />
      {profileId && <input type="hidden" name={HIDDEN.id} value={profileId} />}
      {state.version !== null && <input type="hidden" name={HIDDEN.version} value={state.version} />}
      <input type="hidden" name={HIDDEN.submission} value={submissionId} />
      {copyOf && <input type="hidden" name={HIDDEN.copyOf} value={copyOf} />}
      {/* The first button of a form is the one that Enter presses: a correction is not. */}
      <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
        Save profile
      </button>

      {isSummaryShown && (
        <ErrorSummary
          problems={problems}
          message={state.message}
          secretNote={
            state.attempt > 0 && secret === '' && isSecretNeeded
              ? `For safety the ${clientSecret.label} is never sent back to this page. Enter it again.`
              : null
          }
          summary={summary}
        />
      )}
      {state.others.length > 0 && (
        <div ref={summary} className="callout" data-kind="warning" role="alert" tabIndex={-1}>
          <OthersNotice guide={guide} others={state.others} />
        </div>
      )}
      {isRestored && (
        <p className="callout" role="status">
          What you typed before is back, but for the {clientSecret.label}, which is never kept.{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              draft.clear()
              isDirty.current = false
              setValues(initial.values)
              setRestored(false)
            }}
          >
            Start afresh
          </button>
        </p>
      )}

      <Field name="name" label="Name" hint="For you and your colleagues, like “Production”." {...shared('name')}>
        {(describedBy) => <input {...textBox('name', describedBy)} autoComplete="off" />}
      </Field>
      {guide.clouds.length > 1 ? (
        <Field name="cloud" label="Cloud" {...shared('cloud')}>
          {(describedBy) => (
            <select
              id="cloud"
              name="cloud"
              value={values.cloud}
              aria-describedby={describedBy}
              onChange={(event) => change({ cloud: event.currentTarget.value })}
            >
              {guide.clouds.map(({ id, label, host }) => (
                <option key={id} value={id}>
                  {label} ({host})
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : (
        <input type="hidden" name="cloud" value={values.cloud} />
      )}
      <Field
        name="accountId"
        label={accountId.label}
        hint={<Hint guide={guide} {...accountId} />}
        {...shared('accountId')}
      >
        {(describedBy) => <input {...textBox('accountId', describedBy)} className="mono" autoComplete="off" />}
      </Field>
      <Field name="clientId" label={clientId.label} hint={<Hint guide={guide} {...clientId} />} {...shared('clientId')}>
        {(describedBy) => <input {...textBox('clientId', describedBy)} className="mono" autoComplete="username" />}
      </Field>
      <SecretField
        label={clientSecret.label}
        hint={clientSecret.hint}
        connectorName={guide.connectorName}
        input={secretBox}
        current={currentSecret}
        onChange={(value) => {
          isDirty.current = true
          setSecret(value)
        }}
        onLeave={() => leave('clientSecret')}
        {...shared('clientSecret')}
      />
      <ActionsField
        guide={guide}
        cloudId={values.cloud}
        actions={values.actions}
        onChange={(actions) => change({ actions })}
      />
      <Field
        name="scopes"
        label="Scopes"
        isOptional
        hint={
          <>
            What StackOne asks for when a user signs in, in any separator. Empty means{' '}
            <code>{guide.defaultScopes.join(' ')}</code>.
          </>
        }
        {...shared('scopes')}
      >
        {(describedBy) => (
          <textarea
            id="scopes"
            name="scopes"
            rows={2}
            className="mono"
            value={values.scopes}
            spellCheck={false}
            autoCapitalize="none"
            aria-invalid={problemOf('scopes') !== undefined}
            aria-describedby={describedBy}
            onChange={(event) => change({ scopes: event.currentTarget.value })}
            onBlur={() => leave('scopes')}
          />
        )}
      </Field>
      {widened && (widened.added.length > 0 || widened.removed.length > 0) && (
        <div className="callout" data-kind={widened.added.length > 0 ? 'warning' : undefined}>
          {widened.added.length > 0 && (
            <p>
              This adds <code>{widened.added.join(' ')}</code>. Users who are linked already must sign in and agree
              again: a refresh cannot widen scopes.
            </p>
          )}
          {widened.removed.length > 0 && (
            <p>
              This removes <code>{widened.removed.join(' ')}</code>. Tokens given before keep it until they end.
            </p>
          )}
        </div>
      )}
      <p className="form-buttons">
        <button type="submit" className="button button-primary" aria-disabled={isSending}>
          {isSending ? 'Saving …' : 'Save profile'}
        </button>
      </p>
    </form>
  )
}

const ALL_FIELDS: readonly FieldName[] = ['name', 'cloud', 'accountId', 'clientId', 'clientSecret', 'actions', 'scopes']

function Hint({ guide, hint, step }: { guide: Guide; hint: string; step: string }) {
  return (
    <>
      {hint} <a href={`${guidePath(guide)}#${step}`}>How to get it</a>
    </>
  )
}
