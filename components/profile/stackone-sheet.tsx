import { secretFields } from '@/lib/guide/fields'
import type { Guide } from '@/lib/guide/schema'
import { pageTitle } from '@/lib/page-title'
import { NO_TEST } from '@/lib/phases'
import type { Profile } from '@/lib/profile/profile'
import { accountSteps, isAccount, makeSheet, WAYS_TO_LINK } from '@/lib/profile/sheet'
import { standingInWords, standingOf } from '@/lib/profile/standing'
import { LINK_ACCOUNTS_URL } from '@/lib/stackone'
import { profileStackonePath, stackoneMarkdownPath } from '@/lib/urls'
import { CopyButton } from '../ui/copy-button'
import { CopyValue, Value, Values } from './values'

interface StackOneSheetProps {
  guide: Guide
  profile: Profile
  /** What the last test came to grief on, where that is known. */
  attemptReason: string | null
  /** Where StackOne lists connector profiles. */
  profilesUrl: string
}

/** Where the secrets come from, which the wizard never shows; nothing where there are none. */
function secretsNote(guide: Guide): string {
  const labels = secretFields(guide).map(({ label }) => label)
  if (labels.length === 0) return ''
  const [verb, it] = labels.length === 1 ? ['comes', 'it'] : ['come', 'them']
  return ` The ${labels.join(' and the ')} ${verb} from your password manager: the wizard never shows ${it}.`
}

/** What is entered in StackOne, where, and what follows. */
export function StackOneSheet({ guide, profile, attemptReason, profilesUrl }: StackOneSheetProps) {
  const { values } = makeSheet(guide, profile)
  const standing = standingInWords(standingOf(profile), attemptReason)
  return (
    <div className="page">
      <title>{pageTitle(`${profile.name} in StackOne`)}</title>
      <div className="page-head">
        <h1>{`Enter ${profile.name} in StackOne`}</h1>
        <p className="page-buttons">
          <a className="button" href={stackoneMarkdownPath(profile.id)}>
            Markdown
          </a>
        </p>
      </div>
      {!guide.isTestable ? (
        <p key="untested">{NO_TEST}</p>
      ) : profile.lastTestOutcome === 'ready' ? (
        <p key="ready">{standing}</p>
      ) : (
        <p key="unproven" className="callout" data-kind="warning">
          {`No live test has passed yet: nothing proves that these values work. ${standing}`}
        </p>
      )}
      {isAccount(guide) ? (
        <section aria-labelledby="enter">
          <h2 id="enter">Link the account</h2>
          <ol className="steps-list">
            {accountSteps(guide).map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <SheetValues values={values} />
          <p>
            StackOne’s guide: <a href={LINK_ACCOUNTS_URL}>Link Accounts</a>
          </p>
        </section>
      ) : (
        <ProfileSections guide={guide} profile={profile} profilesUrl={profilesUrl} />
      )}
    </div>
  )
}

/** How the connector profile is made, and accounts are linked with it. */
function ProfileSections({
  guide,
  profile,
  profilesUrl,
}: Pick<StackOneSheetProps, 'guide' | 'profile' | 'profilesUrl'>) {
  const { values, actions } = makeSheet(guide, profile)
  return (
    <>
      <section aria-labelledby="enter">
        <h2 id="enter">Create the connector profile</h2>
        <ol className="steps-list">
          <li>
            Sign in to StackOne and open <a href={profilesUrl}>Connector Profiles</a>.
          </li>
          <li>
            Click <strong translate="no">+ Connector Profile</strong>, search for{' '}
            <strong translate="no">{guide.connectorName}</strong> and select it.
          </li>
          <li>{`Enter these values.${secretsNote(guide)}`}</li>
        </ol>
        <SheetValues values={values} />
        <ol className="steps-list" start={4}>
          <li>
            {actions.length > 0
              ? 'Select the actions of the list below.'
              : 'Select the actions to enable, or leave them all.'}
          </li>
          <li>
            Click <strong translate="no">Create profile</strong>.
          </li>
          <li>
            Come back to <a href={profileStackonePath(profile.id)}>this profile</a>.
          </li>
        </ol>
      </section>
      {actions.length > 0 && (
        <section aria-labelledby="sheet-actions">
          <div className="page-head">
            <h2 id="sheet-actions">Actions</h2>
            <CopyButton text={actions.join('\n')} what="all actions" className="button needs-script">
              Copy all
            </CopyButton>
          </div>
          <ul className="action-list">
            {actions.map((label) => (
              <li key={label} className="value">
                <span>{label}</span>
                <CopyButton text={label} what={label} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="link">
        <h2 id="link">Link accounts</h2>
        <p>{`Each user then signs in at ${guide.connectorName} and agrees, in one of three ways:`}</p>
        <ul className="ways-list">
          {WAYS_TO_LINK.map(({ name, text }) => (
            <li key={name}>
              <strong>{name}</strong>: <span>{text}</span>
            </li>
          ))}
        </ul>
        <p>
          StackOne’s guide: <a href={LINK_ACCOUNTS_URL}>Link Accounts</a>
        </p>
      </section>
    </>
  )
}

function SheetValues({ values }: { values: ReturnType<typeof makeSheet>['values'] }) {
  return (
    <Values>
      {values.map(({ label, text }) =>
        text === null ? (
          <Value key={label} label={label}>
            From your password manager
          </Value>
        ) : (
          <CopyValue key={label} label={label} text={text} />
        ),
      )}
    </Values>
  )
}
