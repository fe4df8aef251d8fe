import { inSentence } from '@/lib/auth/actor-name'
import type { Field, Guide } from '@/lib/guide/schema'
import { originsOf } from '@/lib/profile/destination'
import { fieldLabel, showField } from '@/lib/profile/field-labels'
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

/** A longer list of actions is collapsed at first. */
const MAX_UNFOLDED = 5

interface ProfileSummaryProps {
  guide: Guide
  profile: Profile
  /** The unusable secrets by key, with the reason. `elsewhere`: it was entered for another host. */
  secretReasons: Readonly<Record<string, SecretReason>>
  now: Date
}

export type SecretReason = 'unknown-key' | 'corrupt' | 'elsewhere'

const SECRET_REASONS: Readonly<Record<SecretReason, string>> = {
  'unknown-key':
    'It was sealed with a key that this wizard does not have: SECRETS_KEY or the data folder has changed. Put the key back, or enter the secret again.',
  corrupt: 'The stored secret is damaged. Enter it again.',
  elsewhere: 'It was entered for another host, and the wizard sends it to that host only. Enter it again for this one.',
}

/** Everything about a profile except its secret. */
export function ProfileSummary({ guide, profile, secretReasons, now }: ProfileSummaryProps) {
  const cloud = guide.clouds.find(({ id }) => id === profile.cloud)
  const origin = originsOf(guide, profile)?.origin
  const scopes = profile.scopes || guide.defaultScopes.join(' ')
  const difference = compareScopes(guide, profile.actions, profile.scopes)
  return (
    <>
      {Object.entries(secretReasons).map(([key, reason]) => (
        <Callout key={key} kind="error" role="status">
          <p>
            <strong>{`The ${fieldLabel(guide, key)} cannot be ${reason === 'elsewhere' ? 'used' : 'read'}.`}</strong>{' '}
            <span>{`${SECRET_REASONS[reason]} Everything else is unchanged.`}</span>
          </p>
          <p>
            <a href={editProfilePath(profile.id, key)}>{`Enter the ${fieldLabel(guide, key)}`}</a>
          </p>
        </Callout>
      ))}
      <DescriptionList>
        <Description label="Cloud">
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
        </Description>
        {guide.fields.map((field) =>
          field.role === 'scopes' ? null : <FieldValue key={field.key} field={field} guide={guide} profile={profile} />,
        )}
        {scopes !== '' && (
          <CopyValue label="Scopes" text={scopes}>
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
        )}
        {(guide.actions.length > 0 || profile.actions.length > 0) && (
          <Description label="Actions">
            <ActionLabels guide={guide} actions={profile.actions} />
          </Description>
        )}
        {guide.isTestable && (
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
        )}
      </DescriptionList>
    </>
  )
}

/** The value of a field; for a secret, when it was set and by whom. */
function FieldValue({ field: { key, label, kind }, guide, profile }: { field: Field; guide: Guide; profile: Profile }) {
  if (kind !== 'secret') {
    const text = showField(guide, key, profile.fields[key] ?? '')
    if (text !== '') return <CopyValue label={label} text={text} />
    return (
      <Description label={label}>
        <span className="text-muted">Empty</span>
      </Description>
    )
  }
  const secret = profile.secrets[key]
  const link = editProfilePath(profile.id, key)
  if (!secret) {
    return (
      <Description key="missing" label={label}>
        <span>
          <span className="text-muted">Not set.</span> <a href={link}>Enter it</a>
        </span>
      </Description>
    )
  }
  return (
    <Description key="set" label={label}>
      <span>
        Set on <Time at={secret.setAt} /> by <span>{`${inSentence(secret.setBy)}. `}</span>
        <a href={link} className="print:hidden">
          Replace
        </a>
      </span>
    </Description>
  )
}

/** The chosen actions, collapsed if there are many. */
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
