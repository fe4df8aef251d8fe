import { CircleCheck, CircleX, Clock, TimerOff } from 'lucide'
import type { ReactNode } from 'react'
import { inSentence } from '@/lib/auth/actor-name'
import { pageTitle } from '@/lib/page-title'
import type { LinkExplanation } from '@/lib/stackone/explain-link'
import type { LinkStatus } from '@/lib/stackone/link-status'
import type { ProblemWords } from '@/lib/stackone/stackone-error'
import { profileStackonePath, stackonePath } from '@/lib/urls'
import { ButtonLink, buttonClass } from '../ui/button'
import { Callout } from '../ui/callout'
import { CopyButton } from '../ui/copy-button'
import { Icon } from '../ui/icon'
import { Page } from '../ui/page'
import { PageHeader } from '../ui/page-header'
import { Time } from '../ui/time'
import { FollowLink } from './follow-link'

interface AccountLinkProps {
  link: {
    id: string
    status: LinkStatus
    ownerName: string
    isAgain: boolean
    url: string | null
    expiresAt: string
    createdBy: string
    error: LinkError | null
    problem: ProblemWords | null
  }
  profile: { id: string; name: string }
  connectorName: string
}

interface LinkError {
  code: string
  description: string | null
  explanation: LinkExplanation | null
}

const HEADINGS: Readonly<Record<LinkStatus, (owner: string) => string>> = {
  waiting: (owner) => `Waiting for ${owner}`,
  error: (owner) => `The account of ${owner} could not be linked`,
  active: (owner) => `The account of ${owner} is active`,
  expired: () => 'The link has expired',
}

const LOOKS: Readonly<Record<LinkStatus, { box: string; icon: string; shapes: typeof Clock }>> = {
  waiting: { box: 'border-accent bg-panel', icon: 'text-accent', shapes: Clock },
  error: { box: 'border-danger bg-danger-soft', icon: 'text-danger', shapes: CircleX },
  active: { box: 'border-good bg-good-soft', icon: 'text-good', shapes: CircleCheck },
  expired: { box: 'border-line bg-panel', icon: 'text-muted', shapes: TimerOff },
}

/** One Auth Link to open or send, with its status. */
export function AccountLink({ link, profile, connectorName }: AccountLinkProps) {
  const { status, ownerName, url, error, problem } = link
  const heading = HEADINGS[status](ownerName)
  const isOpen = status === 'waiting' || status === 'error'
  const { box, icon, shapes } = LOOKS[status]
  return (
    <Page>
      <title>{pageTitle(heading)}</title>
      {isOpen && (
        <noscript>
          {/* With its path: a link that has only a fragment would not reload the page. */}
          <meta httpEquiv="refresh" content={`5; url=/account-links/${link.id}`} />
        </noscript>
      )}
      {isOpen && <FollowLink id={link.id} status={status} errorCode={error?.code ?? null} />}
      <PageHeader
        eyebrow={
          <>
            <span>{`Account link of ${inSentence(link.createdBy)} for `}</span>
            <a href={profileStackonePath(profile.id)}>{profile.name}</a>
          </>
        }
        title={<span data-arrival>{heading}</span>}
      />
      <div className={`flex gap-4 rounded-lg border p-5 break-inside-avoid ${box}`}>
        <Icon shapes={shapes} className={`-mt-0.5 size-7 max-sm:hidden ${icon}`} />
        <div className="grid min-w-0 flex-1 gap-3 wrap-anywhere">
          <LinkOutcome status={status} error={error} connectorName={connectorName} profileId={profile.id} />
        </div>
      </div>
      {problem && (
        <Callout kind="warning">
          <p>
            <strong>{problem.title}</strong>
          </p>
          <p>{`${problem.cause} ${problem.fix} This page keeps trying.`}</p>
        </Callout>
      )}
      {url && <AuthLink url={url} expiresAt={link.expiresAt} />}
    </Page>
  )
}

interface LinkOutcomeProps {
  status: LinkStatus
  error: LinkError | null
  connectorName: string
  profileId: string
}

/** The status of the link, and its one action. */
function LinkOutcome({ status, error, connectorName, profileId }: LinkOutcomeProps): ReactNode {
  switch (status) {
    case 'active':
      return (
        <>
          <p className="font-medium">Ready to be used: StackOne says that the account is active.</p>
          <p className="flex flex-wrap gap-2">
            <ButtonLink kind="primary" size="lg" href={profileStackonePath(profileId)}>
              See all accounts
            </ButtonLink>
          </p>
        </>
      )
    case 'waiting':
      return <p>{`Nobody has finished the sign-in at ${connectorName} yet. This page updates by itself.`}</p>
    case 'expired':
      return (
        <>
          <p>StackOne reports no account from this link.</p>
          {error && <Cause error={error} profileId={profileId} />}
          <p className="flex flex-wrap gap-2">
            <ButtonLink kind="primary" size="lg" href={profileStackonePath(profileId)}>
              Create another link
            </ButtonLink>
          </p>
        </>
      )
    case 'error':
      return (
        <>
          {error && <Cause error={error} profileId={profileId} />}
          <p>Then open the link again: it still works.</p>
        </>
      )
  }
}

/** The reason of the failure, in the words of the live test. */
function Cause({ error: { code, description, explanation }, profileId }: { error: LinkError; profileId: string }) {
  return (
    <div className="grid gap-2" role="status">
      {explanation && (
        <>
          <p>
            <strong>{explanation.advice.title}</strong>
          </p>
          <p>{`${explanation.advice.cause} ${explanation.advice.fix}`}</p>
          {explanation.isProvenHere ? (
            <p key="proven">
              The live test proved the values saved here. Compare them with those in StackOne:{' '}
              <a href={stackonePath(profileId)}>Values for StackOne</a>
            </p>
          ) : (
            explanation.advice.link && (
              <p key="link">
                <a href={explanation.advice.link.href}>{explanation.advice.link.label}</a>
              </p>
            )
          )}
        </>
      )}
      <p className="text-sm">
        <span>Reported by StackOne: </span>
        <code translate="no">{code}</code>
        {description && <span>{` “${description}”`}</span>}
      </p>
    </div>
  )
}

function AuthLink({ url, expiresAt }: { url: string; expiresAt: string }) {
  return (
    <section aria-labelledby="link" className="grid gap-4 rounded-lg border border-line bg-panel p-5">
      <div className="grid gap-1">
        <h2 id="link">The link</h2>
        <p className="text-muted">
          {'Open it yourself, or send it to the person who signs in. Anyone with the link can link an account until '}
          <Time at={expiresAt} />.
        </p>
      </div>
      <code translate="no" className="rounded-md bg-sunken px-3 py-2">
        {url}
      </code>
      <p className="flex flex-wrap gap-2">
        <ButtonLink kind="primary" size="lg" href={url} target="_blank" rel="noreferrer">
          Open the link in a new tab
        </ButtonLink>
        <CopyButton text={url} what="link" className={buttonClass('secondary', 'lg', 'no-script:hidden')}>
          Copy link
        </CopyButton>
      </p>
    </section>
  )
}
