'use client'

import { type ReactNode, useRef } from 'react'
import { inSentence } from '@/lib/auth/actor-name'
import { DEFAULT_ENVELOPE_HOURS, ENVELOPE_FIELDS, ENVELOPE_HOURS, type EnvelopeView } from '@/lib/envelope/envelope'
import { plural } from '@/lib/text'
import { Button, buttonClass } from '../ui/button'
import { Card } from '../ui/card'
import { FormFailure } from '../ui/form-failure'
import { FormField } from '../ui/form-field'
import { SubmitButton } from '../ui/submit-button'
import { Time } from '../ui/time'
import { useFocusOnProblem } from '../ui/use-focus-on-problem'
import { useServerForm } from '../ui/use-server-form'

/** The form's state when no permission was given. */
export interface AllowState {
  /** Counts the answers. */
  attempt: number
  problem: string | null
  /** The typed e-mail address. */
  receiver: string
}

/**
 * Who can be allowed to copy the secret: one known person, a colleague whose e-mail address is typed, or any holder of
 * the access code.
 */
type Receiver = { kind: 'person'; name: string } | { kind: 'address' } | { kind: 'code' }

interface EnvelopeSwitchProps {
  /** The secret's label, like `Client Secret`. */
  secret: string
  envelope: EnvelopeView | null
  receiver: Receiver
  /** Whether the reader typed the current secret; otherwise the name of the person who did, if known. */
  isGiver: boolean
  typedBy?: string | null
  /** Whether the reader has just allowed or withdrawn it. */
  isNews?: boolean
  allow: (before: AllowState, form: FormData) => Promise<AllowState>
  withdraw: (form: FormData) => Promise<void>
  /** Hidden fields that name the profile. */
  children: ReactNode
}

/** Lets the person who typed a secret allow one copy by one person, withdraw the permission, and see who copied it. */
export function EnvelopeSwitch(props: EnvelopeSwitchProps) {
  const { secret, envelope, receiver, isGiver, typedBy, isNews = false, withdraw, children } = props
  const isOpen = envelope?.state === 'open'
  return (
    <Card id="envelope" aria-labelledby="envelope-heading" className="grid gap-3 print:hidden">
      <h2 id="envelope-heading">{`Let someone copy the ${secret} once`}</h2>
      {envelope && (
        <div data-arrival={isNews || undefined}>
          <WhatBecameOfIt secret={secret} envelope={envelope} receiver={receiver} />
        </div>
      )}
      {isOpen ? (
        <form key="open" action={withdraw}>
          {children}
          <SubmitButton className={buttonClass('danger')}>Withdraw the permission</SubmitButton>
        </form>
      ) : isGiver ? (
        <AllowForm key="giver" {...props} />
      ) : (
        <p key="other" className="text-sm text-muted">
          {typedBy
            ? `Only ${inSentence(typedBy)}, who entered the ${secret}, can allow this${receiver.kind === 'code' ? ', until they sign out' : ''}. Anyone who enters it again can too.`
            : `Only the person who enters the ${secret} can allow this.`}
        </p>
      )}
    </Card>
  )
}

function WhatBecameOfIt({
  secret,
  envelope,
  receiver,
}: Pick<EnvelopeSwitchProps, 'secret' | 'receiver'> & { envelope: EnvelopeView }) {
  const { state, until, takenAt, takenBy } = envelope
  const who = receiverInWords(envelope, receiver)
  if (state === 'taken' && takenAt && takenBy) {
    return (
      <p key="taken">
        <span>{`${takenBy} copied the ${secret} on `}</span>
        <Time at={takenAt} />.
      </p>
    )
  }
  if (state === 'open') {
    return (
      <p key="open">
        <span>{`${who} can copy the ${secret} once, until `}</span>
        <Time at={until} />. <span>Nobody has copied it yet.</span>
      </p>
    )
  }
  return <p key={state}>{`${ENDED[state === 'taken' ? 'expired' : state]} Nobody copied the ${secret}.`}</p>
}

const ENDED = {
  expired: 'The permission has expired.',
  withdrawn: 'The permission was withdrawn.',
  outdated: 'The secret was changed or erased, which ended the permission.',
} as const

/** For the beginning of a sentence. */
function receiverInWords({ receiver: address }: EnvelopeView, receiver: Receiver): string {
  if (receiver.kind === 'person') return receiver.name
  return address ?? 'Anyone with the access code'
}

function AllowForm({ secret, receiver, allow, children }: EnvelopeSwitchProps) {
  const { state, isSending, failure, attributes } = useServerForm<AllowState>(allow, {
    attempt: 0,
    problem: null,
    receiver: '',
  })
  const box = useRef<HTMLInputElement>(null)
  useFocusOnProblem(box, state)
  return (
    <form {...attributes} className="grid gap-4">
      {children}
      <p className="text-sm text-muted">{`${EXPLAINED[receiver.kind]} The history records it, and you see here who copied the ${secret}, and when.`}</p>
      <div className="grid items-start gap-4 md:grid-cols-2">
        {receiver.kind === 'address' && (
          <FormField
            name={ENVELOPE_FIELDS.receiver}
            label="Colleague’s email address"
            hint="The address they use to sign in to this wizard."
            problem={state.problem}
            isProblemSaid
          >
            {(labelled) => (
              <input
                {...labelled}
                ref={box}
                type="email"
                className="w-full"
                autoComplete="off"
                defaultValue={state.receiver}
              />
            )}
          </FormField>
        )}
        <FormField
          name={ENVELOPE_FIELDS.hours}
          label="Until"
          problem={receiver.kind === 'address' ? null : state.problem}
          isProblemSaid
        >
          {(labelled) => (
            <select {...labelled} defaultValue={DEFAULT_ENVELOPE_HOURS} className="justify-self-start">
              {ENVELOPE_HOURS.map((hours) => (
                <option key={hours} value={hours}>
                  {`in ${hours < 48 ? plural(hours, 'hour') : plural(hours / 24, 'day')}`}
                </option>
              ))}
            </select>
          )}
        </FormField>
      </div>
      <Button type="submit" aria-disabled={isSending} className={buttonClass('secondary', 'md', 'justify-self-start')}>
        {isSending ? 'Allowing …' : receiver.kind === 'person' ? `Let ${receiver.name} copy it once` : 'Allow one copy'}
      </Button>
      <FormFailure failure={failure} />
    </form>
  )
}

const EXPLAINED = {
  person:
    'Someone has to type the secret into StackOne’s form. The wizard hides it from everyone; this permission shows it once.',
  address:
    'Someone has to type the secret into StackOne’s form. The wizard hides it from everyone; this permission shows it once to this colleague.',
  code: 'Someone has to type the secret into StackOne’s form. The wizard hides it from everyone; this permission shows it once. This wizard’s admins share one access code, so anyone with the code can copy the secret.',
} as const
