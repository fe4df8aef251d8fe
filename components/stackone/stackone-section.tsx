import type { ReactNode } from 'react'
import type { Guide } from '@/lib/guide/schema'
import { HIDDEN } from '@/lib/profile/form-values'
import type { Profile } from '@/lib/profile/profile'
import type { ProfileAccount } from '@/lib/stackone/accounts'
import type { LinkExplanation } from '@/lib/stackone/explain-link'
import type { LinkStatus } from '@/lib/stackone/link-status'
import { type ProfileMatch, warningWords } from '@/lib/stackone/match-profile'
import { problemWords, type StackOneProblem } from '@/lib/stackone/stackone-error'
import { stackonePath } from '@/lib/urls'
import { Badge, type BadgeTone } from '../ui/badge'
import { ButtonLink, buttonClass } from '../ui/button'
import { Callout } from '../ui/callout'
import { Card } from '../ui/card'
import { LINK } from '../ui/link'
import { SubmitButton } from '../ui/submit-button'
import { Time } from '../ui/time'
import { AccountsTable, isSoon } from './accounts-table'
import { LinkForm, type LinkFormState } from './link-form'
import { LinkList } from './link-list'
import { type Act, Candidates, OtherCandidates, StackOneProfile } from './match-candidates'
import type { AgainState } from './sign-in-again-form'

/** The server actions of the section. */
interface StackOneActions {
  confirm: Act
  forget: Act
  ask: Act
  makeLink: (before: LinkFormState, form: FormData) => Promise<LinkFormState>
  signInAgain: (before: AgainState, form: FormData) => Promise<AgainState>
}

/** StackOne's answer for the section. */
interface InSection {
  known: { seenAt: Date | null; problem: StackOneProblem | null; seen: { hasAllAccounts: boolean } | null }
  match: ProfileMatch | null
  accounts: readonly ProfileAccount[]
  isReady: boolean
  links: readonly { id: string; ownerName: string; status: LinkStatus; createdAt: Date }[]
  /** The reasons of failed accounts by id. */
  causes: Readonly<Record<string, LinkExplanation>>
}

interface StackOneSectionProps {
  guide: Guide
  profile: Profile
  /** Null without an API key. */
  section: InSection | null
  /** The result of the last action. */
  notice: string | null
  isButtonPrimary: boolean
  actions: StackOneActions
}

const NOTICES: Readonly<Record<string, { kind: 'good' | 'error'; text: string }>> = {
  confirmed: { kind: 'good', text: 'Confirmed. You can link accounts now, and the wizard watches them.' },
  forgotten: { kind: 'good', text: 'Match removed. Confirm the right profile.' },
  asked: { kind: 'good', text: 'Updated from StackOne.' },
  gone: { kind: 'error', text: 'That profile is no longer in StackOne. Choose another one.' },
  taken: { kind: 'error', text: 'Another profile here is matched to that StackOne profile. Choose another one.' },
}

const ACCOUNTS_SHOWN = 100

/** The confirmed profile in StackOne, its accounts, and the form for a new link. */
export function StackOneSection(props: StackOneSectionProps) {
  const { guide, profile, section, notice, actions } = props
  const said = notice === null ? undefined : NOTICES[notice]
  return (
    <section aria-labelledby="stackone" className={`grid gap-4 ${section ? '' : 'print:hidden'}`}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 id="stackone">{`${guide.connectorName} in StackOne`}</h2>
          {section && <State section={section} />}
        </div>
        {section && (
          <form action={actions.ask}>
            <input type="hidden" name={HIDDEN.id} value={profile.id} />
            <SubmitButton className={buttonClass('secondary', 'sm')}>Ask StackOne again</SubmitButton>
          </form>
        )}
      </div>
      {said && (
        <Callout kind={said.kind} data-arrival>
          <p>{said.text}</p>
        </Callout>
      )}
      {section ? (
        <Known key="known" {...props} section={section} />
      ) : (
        <Card key="off" className="grid gap-3">
          <Enter {...props} />
          <p className="text-xs text-muted">
            With an API key of your StackOne project, the wizard finds this profile in StackOne, links accounts and
            watches them. The operator sets the key as STACKONE_API_KEY.
          </p>
        </Card>
      )}
    </section>
  )
}

/** The section's status, in a word or two. */
function State({ section: { match, isReady, accounts } }: { section: InSection }) {
  const [tone, words]: readonly [BadgeTone, string] = isReady
    ? ['good', 'Ready']
    : match?.kind === 'confirmed'
      ? accounts.length > 0
        ? ['warn', 'No active account']
        : ['accent', 'No account yet']
      : match?.kind === 'found'
        ? ['accent', 'Found: confirm it']
        : match?.kind === 'gone'
          ? ['danger', 'Deleted in StackOne']
          : ['neutral', match ? 'Not in StackOne yet' : 'Not known yet']
  return <Badge tone={tone}>{words}</Badge>
}

/** The steps to enter the profile in StackOne. */
function Enter({ profile, isButtonPrimary, children }: StackOneSectionProps & { children?: ReactNode }) {
  return (
    <>
      <p>{children ?? 'Create a connector profile in StackOne with the values of this one.'}</p>
      <p className="print:hidden">
        <ButtonLink kind={isButtonPrimary ? 'primary' : 'secondary'} size="lg" href={stackonePath(profile.id)}>
          Enter it in StackOne
        </ButtonLink>
      </p>
    </>
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
        <Callout kind="error" role="status">
          <p>
            <strong>{words.title}</strong>
          </p>
          <p>{`${words.cause} ${words.fix}`}</p>
          {known.seenAt && (
            <p className="text-xs text-muted">
              {'Last answer from StackOne: '}
              <Time at={known.seenAt.toISOString()} />.
            </p>
          )}
        </Callout>
      )}
      {match?.warnings.map((warning) => (
        <Callout key={warning.kind} kind="warning">
          <p>{warningWords(warning, guide.connectorName, guide.method)}</p>
        </Callout>
      ))}
      {match?.kind === 'confirmed' ? (
        <Confirmed key="confirmed" {...props} match={match} />
      ) : (
        <Card key="open" className="grid gap-4">
          {match ? <ToMatch {...props} match={match} /> : <Enter {...props} />}
        </Card>
      )}
    </>
  )
}

type Kind<K extends ProfileMatch['kind']> = Extract<ProfileMatch, { kind: K }>

/** Asks which profile in StackOne it is. */
function ToMatch({ match, ...props }: KnownProps & { match: Kind<'none' | 'gone' | 'found'> }) {
  const { guide, profile, actions, isButtonPrimary } = props
  const others = <OtherCandidates candidates={match.others} profileId={profile.id} confirm={actions.confirm} />
  switch (match.kind) {
    case 'none':
      return (
        <>
          <Enter {...props}>
            {`StackOne has no profile “${profile.name}” for ${guide.connectorName}. Create it there, then ask again.`}
          </Enter>
          {others}
        </>
      )
    case 'gone':
      return (
        <>
          <Enter {...props}>
            {`“${match.name}” is no longer in StackOne, so its accounts do not work. Create it again, or choose another profile.`}
          </Enter>
          {others}
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
          <Candidates
            candidates={match.candidates}
            profileId={profile.id}
            confirm={actions.confirm}
            isPrimary={isButtonPrimary && match.candidates.length === 1}
          />
          {others}
          <p className="text-sm print:hidden">
            <a href={stackonePath(profile.id)}>Values for StackOne</a>
          </p>
        </>
      )
  }
}

/** The profile in StackOne, its accounts, and the form for a new link. */
function Confirmed(props: KnownProps & { match: Kind<'confirmed'> }) {
  const { match, profile, section, actions, isButtonPrimary } = props
  const isFirst = section.accounts.length === 0
  return (
    <>
      {section.isReady && (
        <Callout kind="good">
          <p className="font-medium">Ready to be used: StackOne has an active account of this profile.</p>
        </Callout>
      )}
      <Card className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <StackOneProfile profile={match.profile} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm print:hidden">
          <a href={stackonePath(profile.id)}>Values for StackOne</a>
          <form action={actions.forget}>
            <input type="hidden" name={HIDDEN.id} value={profile.id} />
            <SubmitButton className={LINK}>This is the wrong one</SubmitButton>
          </form>
        </div>
      </Card>
      <Accounts {...props} />
      <Card aria-labelledby="link-account" className="grid gap-4 print:hidden">
        <h3 id="link-account">{isFirst ? 'Link the first account' : 'Link another account'}</h3>
        <LinkForm
          make={actions.makeLink}
          profileId={profile.id}
          isFirst={isFirst}
          isPrimary={isButtonPrimary && isFirst}
        />
      </Card>
      <LinkList links={section.links} />
    </>
  )
}

function Accounts({ guide, profile, section, actions }: KnownProps) {
  const { accounts, causes, known } = section
  const soon = accounts.filter(isSoon)
  return (
    <>
      {soon.length > 0 && (
        <Callout kind="warning">
          <p>
            {`Must sign in at ${guide.connectorName} again within 30 days: ${soon.map(({ ownerName }) => ownerName).join(', ')}.`}
          </p>
        </Callout>
      )}
      <div className="grid gap-2">
        <h3>Accounts</h3>
        {accounts.length === 0 ? (
          <p key="none" className="text-muted">
            No account is linked yet.
          </p>
        ) : (
          <AccountsTable
            key="some"
            accounts={accounts.slice(0, ACCOUNTS_SHOWN)}
            causes={causes}
            profileId={profile.id}
            signInAgain={actions.signInAgain}
          />
        )}
        {accounts.length > ACCOUNTS_SHOWN && (
          <p className="text-xs text-muted">{`The first ${ACCOUNTS_SHOWN} of ${accounts.length} are shown, errors first.`}</p>
        )}
        {known.seen?.hasAllAccounts === false && (
          <p className="text-xs text-muted">
            StackOne has more accounts than the wizard reads. Some may be missing here.
          </p>
        )}
      </div>
    </>
  )
}
