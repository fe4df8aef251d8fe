import { inSentence } from '@/lib/auth/code-holder'
import type { Guide } from '@/lib/guide/schema'
import type { Profile } from '@/lib/profile/profile'
import { compareScopes } from '@/lib/profile/scopes-field'
import { signInAgainNote } from '@/lib/profile/sign-in-again'
import { standingOf } from '@/lib/profile/standing'
import { plural } from '@/lib/text'
import { editProfilePath } from '@/lib/urls'
import { Time } from '../ui/time'
import { LastTest } from './last-test'
import { SignInAgain } from './sign-in-again'
import { CopyValue, Value, Values } from './values'

interface ProfileSummaryProps {
  guide: Guide
  profile: Profile
  /** Why the secret cannot be used; null when it can. `elsewhere`: it was entered for another host. */
  secretReason: SecretReason | null
  /** What the last test came to grief on, where that is known. */
  attemptReason: string | null
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
export function ProfileSummary({ guide, profile, secretReason, attemptReason }: ProfileSummaryProps) {
  const { accountId, clientId, clientSecret } = guide.profile.fields
  const cloud = guide.clouds.find(({ id }) => id === profile.cloud)
  const difference = compareScopes(guide, profile.actions, profile.scopes)
  return (
    <>
      {secretReason && (
        <div className="callout" data-kind="error" role="status">
          <p>
            <strong>{`The ${clientSecret.label} cannot be ${secretReason === 'elsewhere' ? 'used' : 'read'}.`}</strong>{' '}
            <span>{`${SECRET_REASONS[secretReason]} Everything else is as it was.`}</span>
          </p>
          <p>
            <a href={editProfilePath(profile.id, 'clientSecret')}>{`Enter the ${clientSecret.label}`}</a>
          </p>
        </div>
      )}
      <Values>
        <Value label="Cloud">
          {cloud ? (
            <span key="offered">
              <span>{cloud.label}</span> <code translate="no">{cloud.host}</code>
            </span>
          ) : (
            <span key="gone">
              <span>{profile.cloud}</span> <span className="text-muted">is no longer offered</span>
            </span>
          )}
        </Value>
        <CopyValue label={accountId.label} text={profile.accountId} />
        <CopyValue label={clientId.label} text={profile.clientId} />
        <Value label={clientSecret.label}>
          Set on <Time at={profile.clientSecretSetAt.toISOString()} /> by{' '}
          <span>{`${inSentence(profile.clientSecretSetBy)}. `}</span>
          <a href={editProfilePath(profile.id, 'clientSecret')}>Replace</a>
        </Value>
        <CopyValue label="Scopes" text={profile.scopes || guide.defaultScopes.join(' ')}>
          {profile.scopes === '' && <p className="hint">The field is empty: this is what that means.</p>}
          {difference && difference.missing.length > 0 && (
            <p className="warning">
              <span>{`The actions need ${difference.missing.join(' ')} too. `}</span>
              <a href={editProfilePath(profile.id, 'scopes')}>Edit</a>
            </p>
          )}
        </CopyValue>
        <Value label="Actions">
          <ActionLabels guide={guide} actions={profile.actions} />
        </Value>
        <Value label="Last test">
          <LastTest standing={standingOf(profile)} reason={attemptReason} />
        </Value>
        <Value label="Users sign in again by">
          <SignInAgain by={profile.signInAgainBy?.toISOString() ?? null} />
          {profile.signInAgainBy && <p className="hint">{signInAgainNote(profile.signInAgainBasis)}</p>}
        </Value>
      </Values>
    </>
  )
}

/** The chosen actions, folded away when there are many. */
function ActionLabels({ guide, actions }: { guide: Guide; actions: readonly string[] }) {
  if (actions.length === 0) return <span className="text-muted">None chosen</span>
  const labels = guide.actions.filter(({ id }) => actions.includes(id)).map(({ label }) => label)
  const gone = actions.filter((id) => !guide.actions.some((action) => action.id === id))
  return (
    <details open={labels.length <= 5}>
      <summary>{plural(actions.length, 'action')}</summary>
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
    </details>
  )
}
