'use client'

import { useEffect, useRef } from 'react'
import { HIDDEN } from '@/lib/profile/form-values'
import { DEFAULT_EXPIRY, EXPIRIES, LINK_FIELDS, type LinkField, type LinkFormValues } from '@/lib/stackone/link-form'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import { FormFailure } from '../ui/form-failure'
import { FormField } from '../ui/form-field'
import { useServerForm } from '../ui/use-server-form'

/** The state of the form when no link was created. */
export interface LinkFormState {
  /** Counts the answers. */
  attempt: number
  values: LinkFormValues
  problems: Partial<Record<LinkField, string>>
  /** Why StackOne created no link. */
  failure: string | null
}

interface LinkFormProps {
  make: (before: LinkFormState, form: FormData) => Promise<LinkFormState>
  profileId: string
  isFirst: boolean
  /** Whether this is the page's next step. */
  isPrimary: boolean
}

const EMPTY: LinkFormState = {
  attempt: 0,
  values: { ownerId: '', ownerName: '', expiresIn: `${DEFAULT_EXPIRY}` },
  problems: {},
  failure: null,
}

/** Asks for the account's owner, and creates the link. */
export function LinkForm({ make, profileId, isFirst, isPrimary }: LinkFormProps) {
  const { state, isSending, failure, attributes } = useServerForm<LinkFormState>(make, EMPTY)
  const { values, problems } = state
  const form = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (state.attempt > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus()
  }, [state])

  return (
    <form {...attributes} className="grid gap-4 print:hidden">
      <input type="hidden" name={HIDDEN.id} value={profileId} />
      <div ref={form} className="grid items-end gap-4 md:grid-cols-2">
        <TextBox
          name={LINK_FIELDS.ownerName}
          label="Owner name"
          hint="Whose account it is: the customer or team, as you want to see it in StackOne."
          problem={problems.ownerName}
          value={values.ownerName}
        />
        <TextBox
          name={LINK_FIELDS.ownerId}
          label="Owner ID"
          hint="Your own ID for them. The same ID opens the same account again."
          problem={problems.ownerId}
          value={values.ownerId}
          className="font-mono text-sm"
        />
        <FormField name={LINK_FIELDS.expiresIn} label="The link works for" problem={problems.expiresIn} isProblemSaid>
          {(labelled) => (
            <select {...labelled} defaultValue={values.expiresIn} className="justify-self-start">
              {EXPIRIES.map(({ seconds, label }) => (
                <option key={seconds} value={seconds}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </FormField>
        {state.failure && (
          <Callout kind="error" role="alert" tabIndex={-1} className="md:col-span-2">
            {state.failure}
          </Callout>
        )}
      </div>
      <Button
        type="submit"
        kind={isPrimary ? 'primary' : 'secondary'}
        size="lg"
        aria-disabled={isSending}
        className="justify-self-start"
      >
        {isSending ? 'Creating …' : isFirst ? 'Link the first account' : 'Create a link'}
      </Button>
      <FormFailure failure={failure} />
    </form>
  )
}

interface TextBoxProps {
  name: string
  label: string
  hint: string
  problem: string | undefined
  /** The initial value. */
  value: string
  className?: string
}

function TextBox({ value, className = '', ...field }: TextBoxProps) {
  return (
    <FormField {...field} isProblemSaid>
      {(labelled) => <input {...labelled} defaultValue={value} className={`w-full ${className}`} autoComplete="off" />}
    </FormField>
  )
}
