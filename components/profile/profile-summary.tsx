import { inSentence } from '@/lib/auth/code-holder'
import type { Field, Guide } from '@/lib/guide/schema'
import { originsOf } from '@/lib/profile/destination'
import { fieldLabel, showField } from '@/lib/profile/field-labels'
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
  /** The secrets that cannot be used, by key, and why. `elsewhere`: it was entered for another host. */
  secretReasons: Readonly<Record<string, SecretReason>>
  /** What the last test came to grief on, where that is known. */
  attemptReason: string | null
}

export type SecretReason = 'unknown-key' | 'corrupt' | 'elsewhere'

const SECRET_REASONS: Readonly<Record<SecretReason, string>> = {
  'unknown-key':
    'It was sealed with a key that this wizard does not have: SECRETS_KEY or the data folder has changed. Put the key back, or enter the secret again.',
  corrupt: 'What is stored is damaged. Enter the secret again.',
  elsewhere:
    'It was entered for another host than the one that this profile leads to now, and is sent nowhere else. Enter the secret again.',
}

/** Everything about a profile but its secret. */
export function ProfileSummary({ guide, profile, secretReasons, attemptReason }: ProfileSummaryProps) {
  const cloud = guide.clouds.find(({ id }) => id === profile.cloud)
  const origin = originsOf(guide, profile)?.origin
  const scopes = profile.scopes || guide.defaultScopes.join(' ')
  const difference = compareScopes(guide, profile.actions, profile.scopes)
  return (
    <>
      {Object.entries(secretReasons).map(([key, reason]) => (
        <div key={key} className="callout" data-kind="error" role="status">
          <p>
            <strong>{`The ${fieldLabel(guide, key)} cannot be ${reason === 'elsewhere' ? 'used' : 'read'}.`}</strong>{' '}
            <span>{`${SECRET_REASONS[reason]} Everything else is as it was.`}</span>
          </p>
          <p>
            <a href={editProfilePath(profile.id, key)}>{`Enter the ${fieldLabel(guide, key)}`}</a>
          </p>
        </div>
      ))}
      <Values>
        <Value label="Cloud">
          {cloud ? (
            <span key="offered">
              <span>{`${cloud.label} `}</span>
              {origin && <code translate="no">{new URL(origin).host}</code>}
            </span>
          ) : (
            <span key="gone">
              <span>{profile.cloud}</span> <span className="text-muted">is no longer offered</span>
            </span>
          )}
        </Value>
        {guide.fields.map((field) =>
          field.role === 'scopes' ? null : <FieldValue key={field.key} field={field} guide={guide} profile={profile} />,
        )}
        {scopes !== '' && (
          <CopyValue label="Scopes" text={scopes}>
            {profile.scopes === '' && <p className="hint">The field is empty: this is what that means.</p>}
            {difference && difference.missing.length > 0 && (
              <p className="warning">
                <span>{`The actions need ${difference.missing.join(' ')} too. `}</span>
                <a href={editProfilePath(profile.id, 'scopes')}>Edit</a>
              </p>
            )}
          </CopyValue>
        )}
        {(guide.actions.length > 0 || profile.actions.length > 0) && (
          <Value label="Actions">
            <ActionLabels guide={guide} actions={profile.actions} />
          </Value>
        )}
        {guide.isTestable && (
          <>
            <Value label="Last test">
              <LastTest standing={standingOf(profile)} reason={attemptReason} />
            </Value>
            <Value label="Users sign in again by">
              <SignInAgain by={profile.signInAgainBy?.toISOString() ?? null} />
              {profile.signInAgainBy && <p className="hint">{signInAgainNote(profile.signInAgainBasis)}</p>}
            </Value>
          </>
        )}
      </Values>
    </>
  )
}

/** What a profile holds in a field; of a secret, when it was set, and by whom. */
function FieldValue({ field: { key, label, kind }, guide, profile }: { field: Field; guide: Guide; profile: Profile }) {
  if (kind !== 'secret') {
    const text = showField(guide, key, profile.fields[key] ?? '')
    if (text !== '') return <CopyValue label={label} text={text} />
    return (
      <Value label={label}>
        <span className="text-muted">Empty</span>
      </Value>
    )
  }
  const secret = profile.secrets[key]
  const link = editProfilePath(profile.id, key)
  if (!secret) {
    return (
      <Value key="missing" label={label}>
        <span className="text-muted">Not set.</span> <a href={link}>Enter it</a>
      </Value>
    )
  }
  return (
    <Value key="set" label={label}>
      Set on <Time at={secret.setAt} /> by <span>{`${inSentence(secret.setBy)}. `}</span>
      <a href={link}>Replace</a>
    </Value>
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
