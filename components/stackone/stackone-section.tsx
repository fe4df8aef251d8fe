import type { Guide } from '@/lib/guide/schema'
import { HIDDEN } from '@/lib/profile/form-values'
import type { Profile } from '@/lib/profile/profile'
import { ACCOUNT_WORDS, type ProfileAccount } from '@/lib/stackone/accounts'
import type { LinkExplanation } from '@/lib/stackone/explain-link'
import type { LinkStatus } from '@/lib/stackone/link-status'
import { type ProfileMatch, warningWords } from '@/lib/stackone/match-profile'
import type { ConnectorProfile } from '@/lib/stackone/schema'
import { problemWords, type StackOneProblem } from '@/lib/stackone/stackone-error'
import { accountLinkPath, stackonePath } from '@/lib/urls'
import { SubmitButton } from '../ui/submit-button'
import { Time } from '../ui/time'
import { LinkForm, type LinkFormState } from './link-form'
import { type AgainState, SignInAgainForm } from './sign-in-again-form'

type Act = (form: FormData) => Promise<void>

/** What the section can do. */
interface StackOneActions {
  confirm: Act
  forget: Act
  ask: Act
  makeLink: (before: LinkFormState, form: FormData) => Promise<LinkFormState>
  signInAgain: (before: AgainState, form: FormData) => Promise<AgainState>
}

interface Link {
  id: string
  ownerName: string
  status: LinkStatus
  createdAt: Date
}

/** What StackOne said, as the section shows it. */
interface InSection {
  known: { seenAt: Date | null; problem: StackOneProblem | null; seen: { hasAllAccounts: boolean } | null }
  match: ProfileMatch | null
  accounts: readonly ProfileAccount[]
  isReady: boolean
  links: readonly Link[]
  /** Why accounts do not work, by their ids. */
  causes: Readonly<Record<string, LinkExplanation>>
}

interface StackOneSectionProps {
  guide: Guide
  profile: Profile
  /** Null without an API key. */
  section: InSection | null
  /** What was just done. */
  notice: string | null
  isButtonPrimary: boolean
  actions: StackOneActions
}

const NOTICES: Readonly<Record<string, { kind: 'good' | 'error'; text: string }>> = {
  confirmed: { kind: 'good', text: 'Confirmed. You can link accounts now, and the wizard watches them.' },
  forgotten: { kind: 'good', text: 'Match removed. Confirm the right profile.' },
  asked: { kind: 'good', text: 'This is what StackOne says now.' },
  gone: { kind: 'error', text: 'That profile is no longer in StackOne. Choose another one.' },
  taken: { kind: 'error', text: 'Another profile here is matched to that StackOne profile. Choose another one.' },
}

const ACCOUNTS_SHOWN = 100

/** The profile in StackOne: which one it is, its accounts, and the way to link another one. */
export function StackOneSection(props: StackOneSectionProps) {
  const { guide, profile, section, notice, isButtonPrimary } = props
  const isEntered = section?.match?.kind === 'confirmed'
  const said = notice === null ? undefined : NOTICES[notice]
  return (
    <section aria-labelledby="stackone">
      <h2 id="stackone">{`${guide.connectorName} in StackOne`}</h2>
      {said && (
        <p className="callout" data-kind={said.kind} data-arrival>
          {said.text}
        </p>
      )}
      <p className="page-buttons">
        <a
          className={isButtonPrimary && !isEntered ? 'button button-primary' : 'button'}
          href={stackonePath(profile.id)}
        >
          Enter it in StackOne
        </a>
        {section && (
          <form key="ask" action={props.actions.ask}>
            <input type="hidden" name={HIDDEN.id} value={profile.id} />
            <SubmitButton>Ask StackOne again</SubmitButton>
          </form>
        )}
      </p>
      {section ? (
        <Known key="known" {...props} section={section} />
      ) : (
        <p key="off" className="hint print:hidden">
          With an API key of your StackOne project, the wizard finds this profile in StackOne, links accounts and
          watches them. The operator sets the key as STACKONE_API_KEY.
        </p>
      )}
    </section>
  )
}

type KnownProps = StackOneSectionProps & { section: InSection }

function Known(props: KnownProps) {
  const { guide, section } = props
  const { known, match } = section
  const words = known.problem && problemWords(known.problem)
  return (
    <>
      {words && (
        <div className="callout" data-kind="error" role="status">
          <p>
            <strong>{words.title}</strong>
          </p>
          <p>{`${words.cause} ${words.fix}`}</p>
          {known.seenAt && (
            <p>
              {'Last answer from StackOne: '}
              <Time at={known.seenAt.toISOString()} />.
            </p>
          )}
        </div>
      )}
      {match && (
        <>
          {match.warnings.map((warning) => (
            <p key={warning.kind} className="callout" data-kind="warning">
              {warningWords(warning, guide.connectorName, guide.method)}
            </p>
          ))}
          <Match {...props} match={match} />
        </>
      )}
    </>
  )
}

function Match({ match, ...props }: KnownProps & { match: ProfileMatch }) {
  const { guide, profile, section, actions } = props
  switch (match.kind) {
    case 'none':
      return (
        <>
          <p>{`StackOne has no profile “${profile.name}” for ${guide.connectorName}. Create it there, then ask again.`}</p>
          <Others {...props} others={match.others} />
        </>
      )
    case 'gone':
      return (
        <>
          <p className="callout" data-kind="error">
            {`“${match.name}” is no longer in StackOne, so its accounts do not work. Create it again, or choose another profile.`}
          </p>
          <Others {...props} others={match.others} />
        </>
      )
    case 'found':
      return (
        <>
          <p>
            {match.candidates.length === 1
              ? 'StackOne has a profile with this name. Confirm the match.'
              : 'StackOne has several profiles with this name. Confirm the right one.'}
          </p>
          <Candidates candidates={match.candidates} profileId={profile.id} confirm={actions.confirm} />
          <Others {...props} others={match.others} />
        </>
      )
    case 'confirmed':
      return (
        <>
          <Facts profile={match.profile} />
          <form action={actions.forget} className="print:hidden">
            <input type="hidden" name={HIDDEN.id} value={profile.id} />
            <SubmitButton className="link">This is the wrong one</SubmitButton>
          </form>
          <Accounts {...props} />
          <h3 className="mt-8 print:hidden">
            {section.accounts.length === 0 ? 'Link the first account' : 'Link another account'}
          </h3>
          <LinkForm
            make={actions.makeLink}
            profileId={profile.id}
            isFirst={section.accounts.length === 0}
            isPrimary={props.isButtonPrimary && section.accounts.length === 0}
          />
          <Links links={section.links} />
        </>
      )
  }
}

function Others({ others, profile, actions }: KnownProps & { others: readonly ConnectorProfile[] }) {
  if (others.length === 0) return null
  return (
    <details>
      <summary>Profiles with another name</summary>
      <Candidates candidates={others} profileId={profile.id} confirm={actions.confirm} />
    </details>
  )
}

interface CandidatesProps {
  candidates: readonly ConnectorProfile[]
  profileId: string
  confirm: Act
}

function Candidates({ candidates, profileId, confirm }: CandidatesProps) {
  return (
    <ul className="ways-list">
      {candidates.map((candidate) => (
        <li key={candidate.id}>
          <Facts profile={candidate} />
          <form action={confirm}>
            <input type="hidden" name={HIDDEN.id} value={profileId} />
            <input type="hidden" name="reference" value={candidate.id} />
            <SubmitButton>{`Confirm ${candidate.name || candidate.id}`}</SubmitButton>
          </form>
        </li>
      ))}
    </ul>
  )
}

function Facts({ profile }: { profile: ConnectorProfile }) {
  const { id, name, isEnabled, isDefault, version, environment, type } = profile
  const facts = [
    isEnabled === null ? null : isEnabled ? 'enabled' : 'disabled',
    isDefault === null ? null : isDefault ? 'the default' : 'not the default',
    version && `version ${version}`,
    environment,
    type,
  ].filter((fact) => fact !== null && fact !== '')
  return (
    <p>
      <strong>{name || 'No name'}</strong>
      <span>{`: ${facts.join(', ')}. `}</span>
      <small>
        ID <code translate="no">{id}</code>
      </small>
    </p>
  )
}

function Accounts({ guide, profile, section, actions }: KnownProps) {
  const { accounts, isReady, known } = section
  const soon = accounts.filter(isSoon)
  return (
    <>
      {isReady && (
        <p className="callout" data-kind="good">
          Ready to be used: StackOne has an active account of this profile.
        </p>
      )}
      <h3 className="mt-8">Accounts</h3>
      {accounts.length === 0 ? (
        <p key="none">No account is linked yet.</p>
      ) : (
        <div key="some" className="table-scroll">
          <table className="table table-cards" aria-label="Accounts">
            <thead>
              <tr>
                <th scope="col">Owner</th>
                <th scope="col">Status</th>
                <th scope="col">Since</th>
                <th scope="col">Sign in again by</th>
                <th scope="col">Change</th>
              </tr>
            </thead>
            <tbody>
              {accounts.slice(0, ACCOUNTS_SHOWN).map((account) => (
                <tr key={account.id}>
                  <th scope="row">
                    <span>{account.ownerName}</span>{' '}
                    {!account.isSurelyOurs && <small>may belong to another profile: StackOne does not say</small>}
                  </th>
                  <td data-label="Status">
                    <span>{ACCOUNT_WORDS[account.status]}</span>
                    {account.reasons[0]?.description && <small>{` ${account.reasons[0].description}`}</small>}
                    <Cause cause={section.causes[account.id]} />
                  </td>
                  <td data-label="Since">
                    {account.since && !Number.isNaN(Date.parse(account.since)) ? (
                      <Time at={new Date(account.since).toISOString()} precision="day" />
                    ) : (
                      'Unknown'
                    )}
                  </td>
                  <td data-label="Sign in again by">
                    {account.signInBy && isAhead(account) ? (
                      <span key="known">
                        <Time at={account.signInBy} precision="day" />
                        {!account.isSignInSeen && <small> at the earliest</small>}
                      </span>
                    ) : (
                      'Unknown'
                    )}
                  </td>
                  <td data-label="Change">
                    <SignInAgainForm make={actions.signInAgain} profileId={profile.id} account={account} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {accounts.length > ACCOUNTS_SHOWN && (
        <p className="hint">{`The first ${ACCOUNTS_SHOWN} of ${accounts.length} are shown, errors first.`}</p>
      )}
      {known.seen?.hasAllAccounts === false && (
        <p className="hint">StackOne has more accounts than the wizard reads. Some may be missing here.</p>
      )}
      {soon.length > 0 && (
        <p className="callout" data-kind="warning">
          {`Must sign in at ${guide.connectorName} again within 30 days: ${soon.map(({ ownerName }) => ownerName).join(', ')}.`}
        </p>
      )}
    </>
  )
}

/** What the live test would say of an account's error, and where that is mended. */
function Cause({ cause }: { cause: LinkExplanation | undefined }) {
  if (!cause) return null
  const { title, link } = cause.advice
  return (
    <small className="last-attempt">
      <span>{`${title}.`}</span> {link && <a href={link.href}>{link.label}</a>}
    </small>
  )
}

const DAYS_30_MS = 30 * 24 * 60 * 60_000

/** A day that is over tells nothing of an account that is still active: its user has signed in since. */
function isAhead({ signInBy }: ProfileAccount): boolean {
  return signInBy !== null && Date.parse(signInBy) > Date.now()
}

function isSoon(account: ProfileAccount): boolean {
  return isAhead(account) && Date.parse(account.signInBy ?? '') - Date.now() < DAYS_30_MS
}

/** How far a link is, in words. */
const LINK_WORDS: Readonly<Record<LinkStatus, string>> = {
  waiting: 'waiting',
  error: 'failed, can be tried again',
  active: 'active',
  expired: 'expired',
}

function Links({ links }: { links: readonly Link[] }) {
  if (links.length === 0) return null
  return (
    <>
      <h3 className="mt-8">Links</h3>
      <ul className="ways-list">
        {links.map(({ id, ownerName, status, createdAt }) => (
          <li key={id}>
            <a href={accountLinkPath(id)}>{ownerName}</a>
            <span>{`, ${LINK_WORDS[status]}, made `}</span>
            <Time at={createdAt.toISOString()} />
          </li>
        ))}
      </ul>
    </>
  )
}
