import { inSentence } from '@/lib/auth/code-holder'
import type { Guide } from '@/lib/guide/schema'
import type { Profile } from '@/lib/profile/profile'
import { compareScopes } from '@/lib/profile/scopes-field'
import { signInAgainNote } from '@/lib/profile/sign-in-again'
import { plural } from '@/lib/text'
import { editProfilePath, signInAgainPath } from '@/lib/urls'
import { Callout } from '../ui/callout'
import { CopyValue } from '../ui/copy-value'
import { Description, DescriptionList } from '../ui/description-list'
import { Disclosure } from '../ui/disclosure'
import { Time } from '../ui/time'

/** A list of actions that is longer begins folded. */
const MAX_UNFOLDED = 5

interface ProfileSummaryProps {
  guide: Guide
  profile: Profile
  /** Why the secret cannot be used; null when it can. `elsewhere`: it was entered for another host. */
  secretReason: SecretReason | null
  now: Date
}

type SecretReason = 'unknown-key' | 'corrupt' | 'elsewhere'

const SECRET_REASONS: Readonly<Record<SecretReason, string>> = {
  'unknown-key':
    'It was sealed with a key that this wizard does not have: SECRETS_KEY or the data folder has changed. Put the key back, or enter the secret again.',
  corrupt: 'What is stored is damaged. Enter the secret again.',
  elsewhere:
    'It was entered for another host than the one that this profile leads to now, and is sent nowhere else. Enter the secret again.',
}

/** Everything about a profile but its secret. */
export function ProfileSummary({ guide, profile, secretReason, now }: ProfileSummaryProps) {
  const { accountId, clientId, clientSecret } = guide.profile.fields
  const cloud = guide.clouds.find(({ id }) => id === profile.cloud)
  const difference = compareScopes(guide, profile.actions, profile.scopes)
  return (
    <>
      {secretReason && (
        <Callout kind="error" role="status">
          <p>
            <strong>{`The ${clientSecret.label} cannot be ${secretReason === 'elsewhere' ? 'used' : 'read'}.`}</strong>{' '}
            <span>{`${SECRET_REASONS[secretReason]} Everything else is as it was.`}</span>
          </p>
          <p>
            <a href={editProfilePath(profile.id, 'clientSecret')}>{`Enter the ${clientSecret.label}`}</a>
          </p>
        </Callout>
      )}
      <DescriptionList>
        <Description label="Cloud">
          {cloud ? (
            <span key="offered">
              <span>{cloud.label}</span> <code translate="no">{cloud.host}</code>
            </span>
          ) : (
            <span key="gone">
              <span>{profile.cloud}</span> <span className="text-muted">is no longer offered</span>
            </span>
          )}
        </Description>
        <CopyValue label={accountId.label} text={profile.accountId} />
        <CopyValue label={clientId.label} text={profile.clientId} />
        <Description label={clientSecret.label}>
          <span>
            Set on <Time at={profile.clientSecretSetAt.toISOString()} /> by{' '}
            <span>{`${inSentence(profile.clientSecretSetBy)}. `}</span>
            <a href={editProfilePath(profile.id, 'clientSecret')} className="print:hidden">
              Replace
            </a>
          </span>
        </Description>
        <CopyValue label="Scopes" text={profile.scopes || guide.defaultScopes.join(' ')}>
          {profile.scopes === '' && (
            <p className="text-xs text-muted">The Scopes field is empty: StackOne then asks for these.</p>
          )}
          {difference && difference.missing.length > 0 && (
            <p className="text-sm text-warn">
              <span>{`The actions need ${difference.missing.join(' ')} too. `}</span>
              <a href={editProfilePath(profile.id, 'scopes')}>Edit</a>
            </p>
          )}
        </CopyValue>
        <Description label="Actions">
          <ActionLabels guide={guide} actions={profile.actions} />
        </Description>
        <Description label="Users sign in again by">
          {profile.signInAgainBy ? (
            <span key="known" className="flex flex-wrap gap-x-3">
              <Time at={profile.signInAgainBy.toISOString()} />
              {profile.signInAgainBy > now && (
                <a href={signInAgainPath(profile.id)} className="print:hidden">
                  Reminders for your calendar
                </a>
              )}
            </span>
          ) : (
            <span key="unknown" className="text-muted">
              — known after a live test
            </span>
          )}
          {profile.signInAgainBy && <p className="text-xs text-muted">{signInAgainNote(profile.signInAgainBasis)}</p>}
        </Description>
      </DescriptionList>
    </>
  )
}

/** The chosen actions, folded away when there are many. */
function ActionLabels({ guide, actions }: { guide: Guide; actions: readonly string[] }) {
  if (actions.length === 0) return <span className="text-muted">None chosen</span>
  const labels = guide.actions.filter(({ id }) => actions.includes(id)).map(({ label }) => label)
  const gone = actions.filter((id) => !guide.actions.some((action) => action.id === id))
  return (
    <Disclosure open={labels.length <= MAX_UNFOLDED} summary={plural(actions.length, 'action')} isPrinted>
      <ul>
        {labels.map((label) => (
          <li key={label}>{label}</li>
        ))}
        {gone.map((id) => (
          <li key={id}>
            <code translate="no">{id}</code> <span className="text-muted">is no longer in the guide</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
