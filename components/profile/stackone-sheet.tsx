import { secretFields } from '@/lib/guide/fields'
import type { Guide } from '@/lib/guide/schema'
import { pageTitle } from '@/lib/page-title'
import type { Profile } from '@/lib/profile/profile'
import { accountSteps, isAccount, makeSheet, WAYS_TO_LINK } from '@/lib/profile/stackone-values'
import { standingInWords, standingOf } from '@/lib/profile/standing'
import { LINK_ACCOUNTS_URL } from '@/lib/stackone'
import { profileStackonePath, stackoneMarkdownPath } from '@/lib/urls'
import { NO_TEST } from '@/lib/wizard-steps'
import { ButtonLink, buttonClass } from '../ui/button'
import { Callout } from '../ui/callout'
import { CopyButton } from '../ui/copy-button'
import { CopyValue } from '../ui/copy-value'
import { Description, DescriptionList } from '../ui/description-list'
import { Page } from '../ui/page'
import { PageHeader } from '../ui/page-header'

const STEPS = 'grid list-decimal gap-2 ps-6'

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
  const standing = standingInWords(standingOf(profile), attemptReason)
  return (
    <Page>
      <title>{pageTitle(`${profile.name} in StackOne`)}</title>
      <PageHeader
        title={`Enter ${profile.name} in StackOne`}
        actions={<ButtonLink href={stackoneMarkdownPath(profile.id)}>Markdown</ButtonLink>}
      />
      {!guide.isTestable ? (
        <Callout key="untested">
          <p>{NO_TEST}</p>
        </Callout>
      ) : profile.lastTestOutcome === 'ready' ? (
        <Callout key="ready" kind="good">
          <p>{standing}</p>
        </Callout>
      ) : (
        <Callout key="unproven" kind="warning">
          <p>
            {['No live test has passed yet: nothing proves that these values work.', standing]
              .filter(Boolean)
              .join(' ')}
          </p>
        </Callout>
      )}
      {isAccount(guide) ? (
        <section aria-labelledby="enter" className="grid gap-4">
          <h2 id="enter">Link the account</h2>
          <ol className={STEPS}>
            {accountSteps(guide).map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <SheetValues values={makeSheet(guide, profile).values} />
          <p>
            StackOne’s guide: <a href={LINK_ACCOUNTS_URL}>Link Accounts</a>
          </p>
        </section>
      ) : (
        <ProfileSections guide={guide} profile={profile} profilesUrl={profilesUrl} />
      )}
    </Page>
  )
}

/** How the connector profile is made, and accounts are linked with it. */
function ProfileSections({ guide, profile, profilesUrl }: Omit<StackOneSheetProps, 'attemptReason'>) {
  const { values, actions } = makeSheet(guide, profile)
  return (
    <>
      <section aria-labelledby="enter" className="grid gap-4">
        <h2 id="enter">Create the connector profile</h2>
        <ol className={STEPS}>
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
        <ol className={STEPS} start={4}>
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
        <section aria-labelledby="sheet-actions" className="grid gap-4">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h2 id="sheet-actions">Actions</h2>
            <CopyButton
              text={actions.join('\n')}
              what="all actions"
              className={buttonClass('secondary', 'md', 'no-script:hidden')}
            >
              Copy all
            </CopyButton>
          </div>
          <ul className="grid gap-x-6 rounded-lg border border-line bg-panel px-4 py-2 text-sm sm:grid-cols-2 print:block">
            {actions.map((label) => (
              <li key={label} className="flex min-h-8 items-center justify-between gap-2">
                <span className="min-w-0">{label}</span>
                <CopyButton text={label} what={label} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="link" className="grid gap-4">
        <h2 id="link">Link accounts</h2>
        <p>{`Each user then signs in at ${guide.connectorName} and agrees, in one of three ways:`}</p>
        <DescriptionList>
          {WAYS_TO_LINK.map(({ name, text }) => (
            <Description key={name} label={<strong className="font-medium text-ink">{name}</strong>}>
              <span>{text}</span>
            </Description>
          ))}
        </DescriptionList>
        <p>
          StackOne’s guide: <a href={LINK_ACCOUNTS_URL}>Link Accounts</a>
        </p>
      </section>
    </>
  )
}

function SheetValues({ values }: { values: ReturnType<typeof makeSheet>['values'] }) {
  return (
    <DescriptionList>
      {values.map(({ label, text }) =>
        text === null ? (
          <Description key={label} label={label}>
            <span className="text-muted">From your password manager</span>
          </Description>
        ) : (
          <CopyValue key={label} label={label} text={text} />
        ),
      )}
    </DescriptionList>
  )
}
