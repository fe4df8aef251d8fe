import { inSentence } from '@/lib/auth/code-holder'
import { pageTitle } from '@/lib/page-title'
import type { LinkExplanation } from '@/lib/stackone/explain-link'
import type { LinkStatus } from '@/lib/stackone/link-status'
import type { ProblemWords } from '@/lib/stackone/stackone-error'
import { profileStackonePath, stackonePath } from '@/lib/urls'
import { CopyValue } from '../ui/copy-value'
import { DescriptionList } from '../ui/description-list'
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
    error: { code: string; description: string | null; explanation: LinkExplanation | null } | null
    problem: ProblemWords | null
  }
  profile: { id: string; name: string }
  connectorName: string
}

const HEADINGS: Readonly<Record<LinkStatus, (owner: string) => string>> = {
  waiting: (owner) => `Waiting for ${owner}`,
  error: (owner) => `The account of ${owner} could not be linked`,
  active: (owner) => `The account of ${owner} is active`,
  expired: () => 'The link has expired',
}

/** One Auth Link: to open or to send, and what has come of it. */
export function AccountLink({ link, profile, connectorName }: AccountLinkProps) {
  const { status, ownerName, url, error, problem } = link
  const heading = HEADINGS[status](ownerName)
  const isOpen = status === 'waiting' || status === 'error'
  return (
    <div className="page">
      <title>{pageTitle(heading)}</title>
      {isOpen && (
        <noscript>
          {/* With its address: one that has a fragment would not be loaded again. */}
          <meta httpEquiv="refresh" content={`5; url=/account-links/${link.id}`} />
        </noscript>
      )}
      {isOpen && <FollowLink id={link.id} status={status} errorCode={error?.code ?? null} />}
      <h1 data-arrival>{heading}</h1>
      <p className="lead">
        <span>{`Made by ${inSentence(link.createdBy)} for `}</span>
        <a href={profileStackonePath(profile.id)}>{profile.name}</a>
      </p>
      {status === 'active' && (
        <p className="callout" data-kind="good">
          Ready to be used: StackOne says that the account is active.
        </p>
      )}
      {status === 'waiting' && (
        <p>{`Nobody has finished the sign-in at ${connectorName} yet. This page updates by itself.`}</p>
      )}
      {status === 'expired' && (
        <p>
          StackOne reports no account from this link. <a href={profileStackonePath(profile.id)}>Create another link</a>
        </p>
      )}
      {error && <Cause error={error} profileId={profile.id} isOpen={isOpen} />}
      {problem && (
        <div className="callout" data-kind="warning">
          <p>
            <strong>{problem.title}</strong>
          </p>
          <p>{`${problem.cause} ${problem.fix} This page keeps trying.`}</p>
        </div>
      )}
      {url && (
        <section aria-labelledby="link">
          <h2 id="link">The link</h2>
          <p>
            {'Open it yourself, or send it to the person who signs in. Anyone with the link can link an account until '}
            <Time at={link.expiresAt} />.
          </p>
          <DescriptionList>
            <CopyValue label="Auth Link" text={url} />
          </DescriptionList>
          <p className="page-buttons">
            <a className="button button-primary" href={url} target="_blank" rel="noreferrer">
              Open the link in a new tab
            </a>
          </p>
        </section>
      )}
    </div>
  )
}

interface CauseProps {
  error: NonNullable<AccountLinkProps['link']['error']>
  profileId: string
  /** Whether the link still works. */
  isOpen: boolean
}

/** Why it failed, in the words of the live test. */
function Cause({ error: { code, description, explanation }, profileId, isOpen }: CauseProps) {
  return (
    <div className="callout" data-kind="error" role="status">
      {explanation && (
        <>
          <p>
            <strong>{explanation.advice.title}</strong>
          </p>
          <p>{`${explanation.advice.cause} ${explanation.advice.fix}`}</p>
          {explanation.isProvenHere ? (
            <p key="proven">
              The live test proved the values saved here. Compare them with those in StackOne:{' '}
              <a href={stackonePath(profileId)}>What to enter in StackOne</a>
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
      {isOpen && <p>Then open the link again: it still works.</p>}
      <p>
        <span>Reported by StackOne: </span>
        <code translate="no">{code}</code>
        {description && <span>{` “${description}”`}</span>}
      </p>
    </div>
  )
}
