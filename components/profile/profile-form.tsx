'use client'

import '@/lib/zod-without-eval'
import type { ReactNode } from 'react'
import type { Guide } from '@/lib/guide/schema'
import { selectionLink } from '@/lib/guide/search-params'
import { pageTitle } from '@/lib/page-title'
import type { ProfileFormState } from '@/lib/profile/form-state'
import { HIDDEN } from '@/lib/profile/form-values'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import { FormFailure } from '../ui/form-failure'
import { LINK } from '../ui/link'
import { ActionsField } from './actions-field'
import { ErrorSummary } from './error-summary'
import { Field } from './field'
import { NOT_FILLED_IN } from './not-filled-in'
import { OthersNotice } from './others-notice'
import { ScopeChangeNotice } from './scope-change-notice'
import { SecretField } from './secret-field'
import { useProfileForm } from './use-profile-form'

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
  currentSecret: ReactNode
  /** Where that one may be sent (lib/profile/destination.ts); null: there is none. */
  keptFor: string | null
  /** The scopes that the saved profile asks for; null for a new one. */
  savedScopes: string | null
  /** The scopes that tests of the profile said to ask for. */
  advisedScopes: readonly string[]
}

/** The connector profile's form. It works by plain POST; with JavaScript it checks each field as it is left. */
export function ProfileForm(props: ProfileFormProps) {
  const { guide, title, page, profileId, submissionId, copyOf, currentSecret, savedScopes } = props
  const form = useProfileForm(props)
  const { state, values, problems, shown } = form
  const { accountId, clientId, clientSecret } = guide.profile.fields
  const isInTrouble = form.isSummaryShown && (problems.length > 0 || state.message !== null)

  /** A step of the guide, for what is chosen here: the cloud's own console is linked there. */
  const stepLink = ({ step }: { step: string }) =>
    `${selectionLink(guide, { actions: values.actions, cloud: values.cloud })}#${step}`

  const textBox = (field: 'name' | 'accountId' | 'clientId', describedBy: string | undefined) => ({
    ...NOT_FILLED_IN,
    id: field,
    name: field,
    className: field === 'name' ? 'w-full' : 'w-full font-mono text-sm',
    value: values[field],
    autoCapitalize: field === 'name' ? 'sentences' : 'none',
    autoCorrect: 'off',
    spellCheck: false,
    'aria-invalid': shown(field).problem !== undefined,
    'aria-describedby': describedBy,
    onChange: (event: { currentTarget: HTMLInputElement }) => form.change({ [field]: event.currentTarget.value }),
    onBlur: () => form.leave(field),
  })

  return (
    <form
      ref={form.form}
      action={form.send}
      onSubmit={form.submit}
      className="grid gap-6"
      autoComplete="off"
      noValidate
    >
      <title>{pageTitle(`${isInTrouble ? 'Error: ' : ''}${title}`)}</title>
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

      {form.isSummaryShown && <ErrorSummary problems={problems} message={state.message} summary={form.summary} />}
      {state.others.length > 0 && (
        <Callout ref={form.summary} kind="warning" role="alert" tabIndex={-1}>
          <OthersNotice guide={guide} others={state.others} />
        </Callout>
      )}
      {form.isRestored && (
        <Callout role="status">
          <p>
            <span>{`What you typed before is back, except the ${clientSecret.label}, which is never kept. `}</span>
            <button type="button" className={LINK} onClick={form.startAfresh}>
              Start afresh
            </button>
          </p>
        </Callout>
      )}

      <Field name="name" label="Name" hint="For you and your colleagues, like “Production”." {...shown('name')}>
        {(describedBy) => <input {...textBox('name', describedBy)} />}
      </Field>
      {guide.clouds.length > 1 ? (
        <Field name="cloud" label="Cloud" {...shown('cloud')}>
          {(describedBy) => (
            <select
              id="cloud"
              name="cloud"
              className="w-full"
              value={values.cloud}
              aria-invalid={shown('cloud').problem !== undefined}
              aria-describedby={describedBy}
              onChange={(event) => form.change({ cloud: event.currentTarget.value })}
            >
              {!guide.clouds.some(({ id }) => id === values.cloud) && (
                <option value={values.cloud}>{`Choose: ${values.cloud} is no longer offered`}</option>
              )}
              {guide.clouds.map(({ id, label, host }) => (
                <option key={id} value={id}>
                  {`${label} (${host})`}
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
        hint={<Hint link={stepLink(accountId)} label={accountId.label} hint={accountId.hint} />}
        {...shown('accountId')}
      >
        {(describedBy) => <input {...textBox('accountId', describedBy)} />}
      </Field>
      <Field
        name="clientId"
        label={clientId.label}
        hint={<Hint link={stepLink(clientId)} label={clientId.label} hint={clientId.hint} />}
        {...shown('clientId')}
      >
        {(describedBy) => <input {...textBox('clientId', describedBy)} />}
      </Field>
      <SecretField
        label={clientSecret.label}
        hint={clientSecret.hint}
        connectorName={guide.connectorName}
        input={form.secretBox}
        current={currentSecret}
        isNeeded={form.isSecretNeeded}
        dropped={form.isSecretDropped}
        onChange={form.changeSecret}
        onLeave={() => form.leave('clientSecret')}
        {...shown('clientSecret')}
      />
      <ActionsField
        guide={guide}
        cloudId={values.cloud}
        actions={values.actions}
        onChange={(actions) => form.change({ actions })}
      />
      <Field
        name="scopes"
        label="Scopes"
        isOptional
        hint={
          <>
            What StackOne asks for when a user signs in, in any separator. Empty means{' '}
            <code translate="no">{guide.defaultScopes.join(' ')}</code>.
          </>
        }
        {...shown('scopes')}
      >
        {(describedBy) => (
          <textarea
            {...NOT_FILLED_IN}
            id="scopes"
            name="scopes"
            rows={2}
            className="w-full resize-y font-mono text-sm"
            value={values.scopes}
            spellCheck={false}
            autoCapitalize="none"
            aria-invalid={shown('scopes').problem !== undefined}
            aria-describedby={describedBy}
            onChange={(event) => form.change({ scopes: event.currentTarget.value })}
            onBlur={() => form.leave('scopes')}
          />
        )}
      </Field>
      {savedScopes !== null && <ScopeChangeNotice guide={guide} before={savedScopes} after={values.scopes} />}
      <p>
        <Button type="submit" kind="primary" size="lg" aria-disabled={form.isSending}>
          {form.isSending ? 'Saving …' : 'Save profile'}
        </Button>
      </p>
      <FormFailure failure={form.failure} />
    </form>
  )
}

/** In a tab of its own: the form, and the secret in it, stay as they are. */
function Hint({ link, label, hint }: { link: string; label: string; hint: string }) {
  return (
    <>
      <span>{hint}</span>{' '}
      <a href={link} target="_blank" rel="noreferrer">
        How to get it<span className="sr-only">{` (${label}, opens a new tab)`}</span>
      </a>
    </>
  )
}
