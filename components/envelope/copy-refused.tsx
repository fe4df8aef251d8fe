import { inSentence } from '@/lib/auth/actor-name'
import type { EnvelopeView } from '@/lib/envelope/envelope'
import { profilePath, stackonePath } from '@/lib/urls'
import { DeadEnd } from '../site/dead-end'
import { ButtonLink } from '../ui/button'
import { Time } from '../ui/time'

interface CopyRefusedProps {
  profileId: string
  secret: string
  /** The last permission; null: there was none. */
  envelope: EnvelopeView | null
}

/** Replaces the secret for readers who may not copy it, or no longer. */
export function CopyRefused({ profileId, secret, envelope }: CopyRefusedProps) {
  return (
    <DeadEnd
      title={`You cannot copy the ${secret}`}
      pageName={`The ${secret} cannot be copied`}
      actions={
        <>
          <ButtonLink kind="primary" href={stackonePath(profileId)}>
            Values for StackOne
          </ButtonLink>
          <ButtonLink href={profilePath(profileId)}>The profile</ButtonLink>
        </>
      }
    >
      <Reason secret={secret} envelope={envelope} />
    </DeadEnd>
  )
}

function Reason({ secret, envelope }: Pick<CopyRefusedProps, 'secret' | 'envelope'>) {
  if (envelope?.state === 'taken' && envelope.takenAt && envelope.takenBy) {
    return (
      <span key="taken">
        <span>{`${envelope.takenBy} copied it on `}</span>
        <Time at={envelope.takenAt} />.{' '}
        <span>{`It can be copied once: ask ${inSentence(envelope.giver)} to allow it again.`}</span>
      </span>
    )
  }
  if (envelope?.state === 'open') return <span key="open">{`${envelope.giver} allowed someone else to copy it.`}</span>
  if (envelope)
    return <span key="ended">{`The permission has ended. Ask ${inSentence(envelope.giver)} to allow it again.`}</span>
  return (
    <span key="none">{`Nobody has allowed it. The person who enters the ${secret} can allow it on the profile’s page.`}</span>
  )
}
