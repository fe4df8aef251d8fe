import { inSentence } from '@/lib/auth/actor-name'
import type { EnvelopeView } from '@/lib/envelope/envelope'
import { HIDDEN } from '@/lib/profile/form-values'
import type { Profile } from '@/lib/profile/profile'
import { editProfilePath, profileEnvelopePath, secretPath } from '@/lib/urls'
import { ButtonLink, buttonClass } from '../ui/button'
import { Callout } from '../ui/callout'
import { Disclosure } from '../ui/disclosure'
import { SubmitButton } from '../ui/submit-button'
import { Time } from '../ui/time'

interface SheetSecretProps {
  profile: Pick<Profile, 'id' | 'lastTestOutcome'>
  /** The secret's label. */
  secret: string
  envelope: EnvelopeView | null
  isForMe: boolean
  hasSecret: boolean
  isTestable: boolean
  erase: (form: FormData) => Promise<void>
}

/** Where the secret comes from, and whether the wizard still has it. */
export function SheetSecret({ profile, secret, envelope, isForMe, hasSecret, isTestable, erase }: SheetSecretProps) {
  if (!hasSecret) {
    return (
      <Callout key="none">
        <p>
          <span>{`The wizard has no copy of the ${secret}${isTestable ? ', so it cannot test the profile' : ''}. `}</span>
          <a href={editProfilePath(profile.id)}>Enter it again</a>
        </p>
      </Callout>
    )
  }
  if (envelope?.state === 'open') {
    return (
      <Callout key="open" kind={isForMe ? 'good' : 'note'}>
        <p>
          <span>
            {isForMe
              ? `${envelope.giver} lets you copy the ${secret} once, until `
              : `${envelope.giver} lets ${envelope.receiver ?? 'anyone with the access code'} copy the ${secret} once, until `}
          </span>
          <Time at={envelope.until} />.
        </p>
        {isForMe && (
          <p>
            <ButtonLink href={secretPath(profile.id)}>{`Copy the ${secret} once`}</ButtonLink>
          </p>
        )}
      </Callout>
    )
  }
  if (envelope?.state !== 'taken' || !envelope.takenAt || !envelope.takenBy) {
    return (
      <p key="elsewhere" className="text-sm text-muted">
        <span>{`The wizard hides the ${secret}. Whoever entered it can `}</span>
        <a href={profileEnvelopePath(profile.id)}>allow one copy</a>.
      </p>
    )
  }
  return (
    <Callout key="taken">
      <p>
        <span>{`${envelope.takenBy} copied the ${secret} on `}</span>
        <Time at={envelope.takenAt} />
        <span>{`, as ${inSentence(envelope.giver)} allowed. The wizard keeps its sealed copy for live tests and the daily check.`}</span>
      </p>
      <Disclosure summary="Erase the wizard’s copy" className="print:hidden">
        <form action={erase} className="grid gap-3">
          <input type="hidden" name={HIDDEN.id} value={profile.id} />
          <p className="text-sm">
            {`${profile.lastTestOutcome === 'ready' ? 'The profile stays, with the proof of its last test.' : 'The profile stays, without proof that it works.'} Until someone enters the ${secret} again, the wizard cannot test it, and the daily check cannot see whether it still works. StackOne keeps its own copy.`}
          </p>
          <SubmitButton className={buttonClass('danger', 'md', 'justify-self-start')}>
            {`Erase the ${secret} here for good`}
          </SubmitButton>
        </form>
      </Disclosure>
    </Callout>
  )
}
