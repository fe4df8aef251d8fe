import { HIDDEN } from '@/lib/profile/form-values'
import type { ConnectorProfile } from '@/lib/stackone/schema'
import { Badge } from '../ui/badge'
import { buttonClass } from '../ui/button'
import { Disclosure } from '../ui/disclosure'
import { SubmitButton } from '../ui/submit-button'

/** The actions on one of StackOne's profiles. */
export type Act = (form: FormData) => Promise<void>

interface CandidatesProps {
  candidates: readonly ConnectorProfile[]
  profileId: string
  confirm: Act
  /** Whether there is only one, so that confirming it is the next step. */
  isPrimary?: boolean
}

/** Profiles in StackOne, each with a button that confirms it. */
export function Candidates({ candidates, profileId, confirm, isPrimary = false }: CandidatesProps) {
  return (
    <ul className="grid divide-y divide-line rounded-md border border-line">
      {candidates.map((candidate) => (
        <li key={candidate.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
          <StackOneProfile profile={candidate} />
          <form action={confirm}>
            <input type="hidden" name={HIDDEN.id} value={profileId} />
            <input type="hidden" name="reference" value={candidate.id} />
            <SubmitButton className={buttonClass(isPrimary ? 'primary' : 'secondary')}>
              {`Confirm ${candidate.name || candidate.id}`}
            </SubmitButton>
          </form>
        </li>
      ))}
    </ul>
  )
}

/** The profiles with another name, in a disclosure. */
export function OtherCandidates(props: CandidatesProps) {
  if (props.candidates.length === 0) return null
  return (
    <Disclosure summary="Profiles with another name">
      <Candidates {...props} />
    </Disclosure>
  )
}

/** A profile as StackOne describes it. */
export function StackOneProfile({ profile }: { profile: ConnectorProfile }) {
  const { id, name, isEnabled, isDefault, version, environment, type } = profile
  const facts = [version && `version ${version}`, environment, type].filter(Boolean)
  return (
    <div className="grid min-w-0 gap-1 wrap-anywhere">
      <p className="flex flex-wrap items-center gap-2">
        <strong>{name || 'No name'}</strong>{' '}
        {isEnabled !== null && <Badge tone={isEnabled ? 'good' : 'danger'}>{isEnabled ? 'Enabled' : 'Disabled'}</Badge>}
        {isDefault !== null && <Badge>{isDefault ? 'Default' : 'Not the default'}</Badge>}
      </p>
      <p className="text-xs text-muted">
        {facts.length > 0 && <span>{`${facts.join(', ')}, `}</span>}
        <span>{'ID '}</span>
        <code translate="no">{id}</code>
      </p>
    </div>
  )
}
