'use client'

import '@/lib/zod-config'
import type { ReactNode } from 'react'
import { fieldOfRole, secretFields } from '@/lib/guide/fields'
import type { Guide, Field as GuideField } from '@/lib/guide/schema'
import { selectionLink } from '@/lib/guide/search-params'
import { pageTitle } from '@/lib/page-title'
import type { ProfileFormState } from '@/lib/profile/form-state'
import { HIDDEN, textIn } from '@/lib/profile/form-values'
import type { PasteRules } from '@/lib/profile/pasted-app'
import { Callout } from '../ui/callout'
import { FormSubmit } from '../ui/form-submit'
import { LINK } from '../ui/link'
import { ActionsField } from './actions-field'
import { ConcurrentEditsNotice } from './concurrent-edits-notice'
import { ErrorSummary } from './error-summary'
import { Field } from './field'
import { NOT_FILLED_IN } from './not-filled-in'
import { PasteBox } from './paste-box'
import { ScopeChangeNotice } from './scope-change-notice'
import { SecretField } from './secret-field'
import { SelectOptions } from './select-options'
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
  /** The id of a new form. */
  submissionId: string
  /** The profile that this is a copy of: its secret can be kept. */
  copyOf: string | null
  /** When each saved secret was set and by whom, by key. */
  currentSecrets: Readonly<Record<string, ReactNode>>
  /** The hosts that they may be sent to (lib/profile/destination.ts), by key. */
  keptFor: Readonly<Record<string, string>>
  /** The scopes that the saved profile asks for; null for a new one. */
  savedScopes: string | null
  /** The scopes that tests of the profile advised. */
  advisedScopes: readonly string[]
  /** The rules for reading a command's output; null if the guide has no commands. */
  paste: PasteRules | null
}

/** The connector profile's form. It works by plain POST; with JavaScript it checks each field on blur. */
export function ProfileForm(props: ProfileFormProps) {
  const { guide, title, page, profileId, submissionId, copyOf, currentSecrets, savedScopes, paste } = props
  const form = useProfileForm(props)
  const { state, values, problems, shown } = form
  const secretLabels = secretFields(guide).map(({ label }) => label)
  const scopesField = fieldOfRole(guide, 'scopes')
  const isInTrouble = form.isSummaryShown && (problems.length > 0 || state.message !== null)

  /** The URL of a step of the guide for the current choice, which selects the cloud's own console. */
  const stepLink = (step: string) => `${selectionLink(guide, { actions: values.actions, cloud: values.cloud })}#${step}`

  /** Changes the value of a guide's field. */
  const changeField = (key: string, value: string) => form.change({ fields: { ...values.fields, [key]: value } })

  const textBox = (field: string) => ({
    ...NOT_FILLED_IN,
    className: field === 'name' ? 'w-full' : 'w-full font-mono text-sm',
    value: textIn(values, field),
    autoCapitalize: field === 'name' ? 'sentences' : 'none',
    autoCorrect: 'off',
    spellCheck: false,
    onChange: ({ currentTarget: { value } }: { currentTarget: HTMLInputElement }) =>
      field === 'name' ? form.change({ name: value }) : changeField(field, value),
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
      {/* Enter presses a form's first button, so this one comes before the quick fixes. */}
      <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
        Save profile
      </button>

      {form.isSummaryShown && <ErrorSummary problems={problems} message={state.message} summary={form.summary} />}
      {state.others.length > 0 && (
        <Callout ref={form.summary} kind="warning" role="alert" tabIndex={-1}>
          <ConcurrentEditsNotice guide={guide} others={state.others} />
        </Callout>
      )}
      {form.isRestored && (
        <Callout role="status">
          <p>
            <span>{restoredNote(secretLabels)}</span>
            <button type="button" className={LINK} onClick={form.startAfresh}>
              Start afresh
            </button>
          </p>
        </Callout>
      )}

      <Field name="name" label="Name" hint="For you and your colleagues, like “Production”." {...shown('name')}>
        {(labelled) => <input {...labelled} {...textBox('name')} />}
      </Field>
      {guide.clouds.length > 1 ? (
        <Field name="cloud" label="Cloud" {...shown('cloud')}>
          {(labelled) => (
            <select
              {...labelled}
              className="w-full"
              value={values.cloud}
              onChange={(event) => form.change({ cloud: event.currentTarget.value })}
            >
              {!guide.clouds.some(({ id }) => id === values.cloud) && (
                <option value={values.cloud}>{`Choose: ${values.cloud} is no longer offered`}</option>
              )}
              {guide.clouds.map(({ id, label, host }) => (
                <option key={id} value={id}>
                  {host === undefined ? label : `${label} (${host})`}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : (
        <input type="hidden" name="cloud" value={values.cloud} />
      )}
      {paste && <PasteBox guide={guide} sentProblem={state.pasteProblem ?? null} take={form.takePasted} />}
      {guide.fields.map((field) => {
        const { key, label, kind, role, required, step, options = [] } = field
        if (role === 'scopes') return null
        if (kind === 'secret') {
          return (
            <SecretField
              key={key}
              name={key}
              label={label}
              hint={<span>{secretHint(guide, field)}</span>}
              current={currentSecrets[key]}
              {...form.secret(key)}
              {...shown(key)}
            />
          )
        }
        return (
          <Field
            key={key}
            name={key}
            label={label}
            isOptional={!required}
            hint={<Hint link={step === undefined ? null : stepLink(step)} field={field} />}
            {...shown(key)}
          >
            {(labelled) =>
              kind === 'select' ? (
                <select
                  {...labelled}
                  className="w-full"
                  value={textIn(values, key)}
                  onChange={(event) => changeField(key, event.currentTarget.value)}
                >
                  <SelectOptions isRequired={required} options={options} />
                </select>
              ) : (
                <input {...labelled} {...textBox(key)} />
              )
            }
          </Field>
        )
      })}
      {guide.actions.length > 0 && (
        <ActionsField
          guide={guide}
          cloudId={values.cloud}
          actions={values.actions}
          onChange={(actions) => form.change({ actions })}
        />
      )}
      {scopesField && (
        <Field
          name="scopes"
          label="Scopes"
          isOptional
          hint={
            <>
              <span>The scopes StackOne requests when a user signs in, with any separator.</span>
              {guide.defaultScopes.length > 0 && (
                <span>
                  {' '}
                  Empty means <code translate="no">{guide.defaultScopes.join(' ')}</code>.
                </span>
              )}
            </>
          }
          {...shown('scopes')}
        >
          {(labelled) => (
            <textarea
              {...labelled}
              {...NOT_FILLED_IN}
              rows={2}
              className="w-full resize-y font-mono text-sm"
              value={values.scopes}
              spellCheck={false}
              autoCapitalize="none"
              onChange={(event) => form.change({ scopes: event.currentTarget.value })}
              onBlur={() => form.leave('scopes')}
            />
          )}
        </Field>
      )}
      {savedScopes !== null && <ScopeChangeNotice guide={guide} before={savedScopes} after={values.scopes} />}
      <FormSubmit label="Save profile" sendingLabel="Saving …" isSending={form.isSending} failure={form.failure} />
    </form>
  )
}

/** Opens in a new tab, so that the form and its secrets stay. */
function Hint({ link, field: { label, hint } }: { link: string | null; field: GuideField }) {
  return (
    <>
      {hint && <span>{`${hint} `}</span>}
      {link !== null && (
        <a href={link} target="_blank" rel="noreferrer">
          How to get it<span className="sr-only">{` (${label}, opens a new tab)`}</span>
        </a>
      )}
    </>
  )
}

function secretHint({ connectorName }: Guide, { hint, shownOnce }: GuideField): string {
  const once = `${connectorName} shows it only once, and StackOne will need it too: put it into a password manager first.`
  const kept = 'StackOne will need it too: keep it in a password manager.'
  return [hint, shownOnce ? once : kept, 'The wizard seals it and never shows it again.'].filter(Boolean).join(' ')
}

function restoredNote(secretLabels: readonly string[]): string {
  if (secretLabels.length === 0) return 'Your earlier entries are restored. '
  const are = secretLabels.length === 1 ? 'is' : 'are'
  return `Your earlier entries are restored, except the ${secretLabels.join(' and the ')}, which ${are} never kept. `
}
