import type { EnvelopeForAdmin } from '@/lib/envelope/envelope'
import { secretFields, secretNoun } from '@/lib/guide/fields'
import type { Guide } from '@/lib/guide/schema'
import { pageTitle } from '@/lib/page-title'
import type { Profile } from '@/lib/profile/profile'
import { accountSteps, isAccount, makeSheet, type Sheet, WAYS_TO_LINK } from '@/lib/profile/stackone-values'
import { standingInWords, standingOf } from '@/lib/profile/standing'
import { LINK_ACCOUNTS_URL } from '@/lib/stackone'
import { secretPath, stackoneMarkdownPath } from '@/lib/urls'
import { NO_TEST } from '@/lib/wizard-steps'
import { ButtonLink, buttonClass } from '../ui/button'
import { Callout } from '../ui/callout'
import { CopyButton } from '../ui/copy-button'
import { CopyValue } from '../ui/copy-value'
import { Description, DescriptionList } from '../ui/description-list'
import { Page } from '../ui/page'
import { PageHeader } from '../ui/page-header'
import { SheetEntry, type SheetEntryState, type SheetEntryWhyNot } from './sheet-entry'
import { SheetSecret } from './sheet-secret'
import { SheetTick } from './sheet-tick'

const STEPS = 'grid list-decimal gap-2 ps-6'

interface StackOneSheetProps {
  guide: Guide
  profile: Profile
  /** The cause of the last test's failure, if known. */
  attemptReason: string | null
  /** StackOne's page with the connector profiles. */
  profilesUrl: string
  /** The secret and who may copy it; null for a guide without secrets. */
  envelope: EnvelopeForAdmin | null
  /** The recorded entry. */
  entry: SheetEntryState | null
  whyNot: SheetEntryWhyNot
  enter: (form: FormData) => Promise<void>
  erase: (form: FormData) => Promise<void>
}

/** The sentence about the secrets' source; empty for a guide without secrets. */
function secretsNote(guide: Guide, envelope: EnvelopeForAdmin | null): string {
  const secrets = secretNoun(guide)
  if (secrets === null) return ''
  if (envelope?.isForMe) return ` You can copy the ${secrets} here, once.`
  return ` The ${secrets} ${secretFields(guide).length === 1 ? 'comes' : 'come'} from your password manager.`
}

/** The values for StackOne, where to enter them, and the next steps. */
export function StackOneSheet({ attemptReason, ...sheet }: StackOneSheetProps) {
  const { guide, profile } = sheet
  const standing = standingInWords(standingOf(profile), attemptReason)
  return (
    <Page>
      <title>{pageTitle(`${profile.name} in StackOne`)}</title>
      <PageHeader
        title={`Enter ${profile.name} in StackOne`}
        actions={<ButtonLink href={stackoneMarkdownPath(profile.id)}>Open as Markdown</ButtonLink>}
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
          <SheetValues {...sheet} values={makeSheet(guide, profile).values} />
          <SecretNote {...sheet} />
          <p>
            StackOne’s guide: <a href={LINK_ACCOUNTS_URL}>Link Accounts</a>
          </p>
        </section>
      ) : (
        <ProfileSections {...sheet} />
      )}
    </Page>
  )
}

/** How to create the connector profile, and link accounts with it. */
function ProfileSections(sheet: Omit<StackOneSheetProps, 'attemptReason'>) {
  const { guide, profile, profilesUrl, entry, whyNot, enter } = sheet
  const { values, actions } = makeSheet(guide, profile)
  return (
    <>
      <section aria-labelledby="enter" className="grid gap-4">
        <h2 id="enter">Create the connector profile</h2>
        <ol className={STEPS}>
          <li>
            Sign in to StackOne and open{' '}
            <a href={profilesUrl} target="_blank" rel="noreferrer">
              Connector Profiles<span className="sr-only"> (opens a new tab)</span>
            </a>
            .
          </li>
          <li>
            Click <strong translate="no">+ Connector Profile</strong>, search for{' '}
            <strong translate="no">{guide.connectorName}</strong> and select it.
          </li>
          <li>{`Enter these values.${secretsNote(guide, sheet.envelope)}`}</li>
        </ol>
        <SheetValues {...sheet} values={values} />
        <SecretNote {...sheet} />
        <ol className={STEPS} start={4}>
          <li>
            {actions.length > 0
              ? 'Select the actions of the list below.'
              : 'Select the actions to enable, or leave them all.'}
          </li>
          <li>
            Click <strong translate="no">Create profile</strong>.
          </li>
          {!whyNot && <li>Come back here and click “I have entered it”.</li>}
        </ol>
        {actions.length === 0 && <SheetEntry profile={profile} entry={entry} whyNot={whyNot} enter={enter} />}
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
                <SheetTick profile={profile} row={`action ${label}`}>
                  {label}
                </SheetTick>
                <CopyButton text={label} what={label} />
              </li>
            ))}
          </ul>
          <SheetEntry profile={profile} entry={entry} whyNot={whyNot} enter={enter} />
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

function SheetValues({
  profile,
  envelope,
  values,
}: Pick<StackOneSheetProps, 'profile' | 'envelope'> & Pick<Sheet, 'values'>) {
  const tick = (label: string) => (
    <SheetTick profile={profile} row={label}>
      {label}
    </SheetTick>
  )
  return (
    <DescriptionList>
      {values.map(({ label, text }) =>
        text === null ? (
          <Description key={label} label={tick(label)}>
            {envelope?.isForMe ? (
              <span key="once">
                <a href={secretPath(profile.id)}>Copy it once</a>
              </span>
            ) : (
              <span key="elsewhere" className="text-muted">
                From your password manager
              </span>
            )}
          </Description>
        ) : (
          <CopyValue key={label} label={label} heading={tick(label)} text={text} />
        ),
      )}
    </DescriptionList>
  )
}

function SecretNote({ guide, profile, envelope, erase }: Omit<StackOneSheetProps, 'attemptReason'>) {
  return envelope && <SheetSecret {...envelope} profile={profile} isTestable={guide.isTestable} erase={erase} />
}
