'use client'

import { Fragment, type ReactNode, useEffect, useRef } from 'react'
import { ENVELOPE_FIELDS } from '@/lib/envelope/envelope'
import { pageTitle } from '@/lib/page-title'
import { HIDDEN } from '@/lib/profile/form-values'
import { stackonePath } from '@/lib/urls'
import { Button, ButtonLink } from '../ui/button'
import { Callout } from '../ui/callout'
import { CopyValue } from '../ui/copy-value'
import { DescriptionList } from '../ui/description-list'
import { FormFailure } from '../ui/form-failure'
import { Page } from '../ui/page'
import { PageHeader } from '../ui/page-header'
import { useFocusOnProblem } from '../ui/use-focus-on-problem'
import { useIsLeft } from '../ui/use-is-left'
import { useServerForm } from '../ui/use-server-form'

/** The result of copying. The secrets are only in the response to one POST. */
export interface TakeState {
  attempt: number
  problem: string | null
  secrets: readonly { label: string; text: string }[] | null
}

interface TakeSecretProps {
  profileId: string
  /** The permission; null: the reader has no valid one. */
  envelopeId: string | null
  /** The page's introduction, one sentence. */
  lead: string
  /** Replaces the form if the permission does not exist. */
  otherwise: ReactNode
  /** The secret's label, like `Client Secret`. */
  secret: string
  take: (before: TakeState, form: FormData) => Promise<TakeState>
}

const NOTHING_YET: TakeState = { attempt: 0, problem: null, secrets: null }

/** Asks for confirmation, then shows the secret until the page is left. */
export function TakeSecret({ profileId, envelopeId, lead, otherwise, secret, take }: TakeSecretProps) {
  const { state, isSending, failure, attributes } = useServerForm<TakeState>(take, NOTHING_YET)
  const box = useRef<HTMLInputElement>(null)
  const shown = useRef<HTMLDivElement>(null)
  const isLeft = useIsLeft()
  useFocusOnProblem(box, state)
  useEffect(() => {
    if (state.secrets) shown.current?.focus()
  }, [state])

  if (state.secrets) {
    return (
      <Page key="taken">
        <title>{pageTitle(`Copy the ${secret} once`)}</title>
        <PageHeader title={`Copy the ${secret} once`} lead={lead} />
        <div ref={shown} tabIndex={-1} className="grid gap-4">
          <Callout kind="warning" role="status">
            <p>
              <strong>{`Paste the ${secret} into StackOne now.`}</strong>{' '}
              <span>It is shown only here, only once: when you leave or reload this page, it is gone.</span>
            </p>
          </Callout>
          {isLeft ? (
            <p key="left">{`This page has removed the ${secret}.`}</p>
          ) : (
            <DescriptionList key="here">
              {state.secrets.map(({ label, text }) => (
                <CopyValue key={label} label={label} text={text} />
              ))}
            </DescriptionList>
          )}
          <p>
            <ButtonLink href={stackonePath(profileId)}>Back to the values for StackOne</ButtonLink>
          </p>
        </div>
      </Page>
    )
  }
  if (envelopeId === null) return <Fragment key="nothing">{otherwise}</Fragment>
  return (
    <Page key="ask">
      <title>{pageTitle(`Copy the ${secret} once`)}</title>
      <PageHeader title={`Copy the ${secret} once`} lead={lead} />
      <form {...attributes} className="grid gap-5">
        <input type="hidden" name={HIDDEN.id} value={profileId} />
        <input type="hidden" name={ENVELOPE_FIELDS.envelope} value={envelopeId} />
        <div className="grid gap-1.5">
          <label className="flex items-baseline gap-2.5">
            <input
              ref={box}
              type="checkbox"
              name={ENVELOPE_FIELDS.confirmed}
              value="yes"
              className="translate-y-0.5"
              aria-invalid={state.problem !== null}
              aria-describedby={state.problem ? 'take-problem' : undefined}
            />
            <span>{`StackOne’s form is open, and I will paste the ${secret} there now.`}</span>
          </label>
          {state.problem && (
            <p id="take-problem" role="alert" className="text-sm font-medium text-danger">
              {state.problem}
            </p>
          )}
        </div>
        <p className="flex flex-wrap gap-2">
          <Button type="submit" kind="primary" size="lg" aria-disabled={isSending}>
            {isSending ? 'Opening …' : `Show the ${secret} once`}
          </Button>
          <ButtonLink size="lg" href={stackonePath(profileId)}>
            Not now
          </ButtonLink>
        </p>
        <FormFailure failure={failure} />
      </form>
    </Page>
  )
}
