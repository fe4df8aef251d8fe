'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { HIDDEN } from '@/lib/profile/form-values'
import { ASK_CHOICE, ASK_FIELDS, type AskFormValues, EXPIRIES } from '@/lib/setup/ask-form'
import type { AskProblems } from '@/lib/setup/check-ask-form'
import type { MadeLink } from '@/lib/setup/made-link'
import { profilePath } from '@/lib/urls'
import { Button, ButtonLink } from '../ui/button'
import { Callout } from '../ui/callout'
import { FormFailure } from '../ui/form-failure'
import { FormField } from '../ui/form-field'
import { useServerForm } from '../ui/use-server-form'
import { NewLink } from './new-link'

/** The form's answer: the link, shown once, or the problem. */
export interface AskState {
  /** Counts the answers. */
  attempt: number
  values: AskFormValues
  problems: AskProblems
  /** The problem of the form as a whole. */
  failure: string | null
  made: (MadeLink & { profileId: string }) | null
}

interface AskFormProps {
  ask: (before: AskState, form: FormData) => Promise<AskState>
  values: AskFormValues
  /** The page's own path. */
  page: string
  guide: { connector: string; slug: string; connectorName: string }
  /** The request, as chosen in the guide; null if the profile has it. */
  choice: { query: string; submissionId: string } | null
  /** The existing profile. */
  profileId: string | null
  /** The summary of the request, shown until the link is created. */
  children: ReactNode
}

/** Asks for recipient, duration and profile name, and creates the setup link. */
export function AskForm({ ask, values: start, page, guide, choice, profileId, children }: AskFormProps) {
  const first: AskState = { attempt: 0, values: start, problems: {}, failure: null, made: null }
  const { state, isSending, failure, attributes } = useServerForm<AskState>(ask, first)
  const { values, problems, made } = state
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (state.attempt > 0) box.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus()
  }, [state])

  const madeFor = made?.profileId
  useEffect(() => {
    // After a reload this page would show the empty form. The profile’s page shows the progress.
    if (madeFor !== undefined) window.history.replaceState(null, '', profilePath(madeFor))
  }, [madeFor])

  if (made) {
    return (
      <div className="grid gap-6">
        <NewLink link={made} />
        <p>
          <ButtonLink href={profilePath(made.profileId)}>Follow the setup</ButtonLink>
        </p>
      </div>
    )
  }

  return (
    <form {...attributes} className="grid gap-6" autoComplete="off" noValidate>
      <input type="hidden" name={HIDDEN.page} value={page} />
      <input type="hidden" name={HIDDEN.guide} value={`${guide.connector}/${guide.slug}`} />
      {children}
      {profileId !== null && <input type="hidden" name={HIDDEN.id} value={profileId} />}
      {choice && <input type="hidden" name={ASK_CHOICE} value={choice.query} />}
      {choice && <input type="hidden" name={HIDDEN.submission} value={choice.submissionId} />}
      <div ref={box} className="grid gap-6">
        {state.failure && (
          <Callout kind="error" role="alert" tabIndex={-1}>
            {state.failure}
          </Callout>
        )}
        {profileId === null && (
          <FormField
            name={ASK_FIELDS.name}
            label="Profile name"
            hint="For you and your colleagues, like “Production”. The recipient sees it too."
            problem={problems.name}
            isProblemSaid
          >
            {(labelled) => <input {...labelled} defaultValue={values.name} className="w-full" autoComplete="off" />}
          </FormField>
        )}
        <FormField
          name={ASK_FIELDS.recipient}
          label="Recipient’s name"
          hint={`The admin of the ${guide.connectorName} account, as you would greet them.`}
          problem={problems.recipient}
          isProblemSaid
        >
          {(labelled) => <input {...labelled} defaultValue={values.recipient} className="w-full" autoComplete="off" />}
        </FormField>
        <FormField
          name={ASK_FIELDS.note}
          label="Note"
          hint="They read it before they start. Put no secret here."
          isOptional
          problem={problems.note}
          isProblemSaid
        >
          {(labelled) => <textarea {...labelled} defaultValue={values.note} rows={3} className="w-full resize-y" />}
        </FormField>
        <FormField name={ASK_FIELDS.hours} label="The link works for" problem={problems.hours} isProblemSaid>
          {(labelled) => (
            <select {...labelled} defaultValue={values.hours} className="justify-self-start">
              {EXPIRIES.map(({ hours, label }) => (
                <option key={hours} value={hours}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </FormField>
      </div>
      <div>
        <Button type="submit" kind="primary" size="lg" aria-disabled={isSending}>
          {isSending ? 'Creating …' : 'Create the setup link'}
        </Button>
        <FormFailure failure={failure} />
      </div>
    </form>
  )
}
