import { nameForOutsiders } from '@/lib/auth/actor-name'
import type { GuestView } from '@/lib/oauth-test/guest-view'
import { pageTitle } from '@/lib/page-title'
import { SIGN_IN_FOR_PROVIDER } from '@/lib/urls'
import { TryAgain } from '../site/try-again'
import { ButtonLink } from '../ui/button'
import { Callout } from '../ui/callout'
import { Page } from '../ui/page'
import { PageHeader } from '../ui/page-header'

/** In seconds: the page's refresh interval while the test runs. */
const LOOK_EVERY = 2

interface GuestRunProps {
  run: GuestView
  /** Whether the browser continues to the provider at once. */
  isOnTheWay: boolean
}

/** A test's progress, for the guest who signs in for it. */
export function GuestRun({ run, isOnTheWay }: GuestRunProps) {
  const title = titleOf(run)
  return (
    <Page>
      <title>{pageTitle(title)}</title>
      <PageHeader title={title} />
      {run.status === 'waiting' ? (
        <Waiting key="waiting" run={run} isOnTheWay={isOnTheWay} />
      ) : run.status === 'running' ? (
        <div key="running">
          <TryAgain seconds={LOOK_EVERY} />
          <p>{`You are signed in. The test runs now: it takes some seconds, and this page updates by itself.`}</p>
        </div>
      ) : (
        <Ended key="ended" run={run} />
      )}
    </Page>
  )
}

function titleOf({ status, outcome, providerName }: GuestView): string {
  if (status === 'waiting') return `Sign in at ${providerName}`
  if (status === 'running') return 'Testing'
  return outcome === 'ready' ? 'Done, thank you' : 'Thank you. The test has not passed'
}

function Waiting({ run: { providerName, startedBy }, isOnTheWay }: GuestRunProps) {
  return (
    <div className="grid justify-items-start gap-4">
      {isOnTheWay && <meta httpEquiv="refresh" content={`0;url=${SIGN_IN_FOR_PROVIDER}`} />}
      <ButtonLink kind="primary" size="lg" href={SIGN_IN_FOR_PROVIDER}>
        {`Continue to ${providerName}`}
      </ButtonLink>
      <p>
        {`If ${providerName} shows an error and does not lead back here, copy the text of its page and send it to ${nameForOutsiders(startedBy)}.`}
      </p>
    </div>
  )
}

function Ended({ run: { outcome, startedBy, cause } }: { run: GuestView }) {
  if (outcome === 'ready') {
    return (
      <Callout kind="good">
        <p>{`The connection works. ${nameForOutsiders(startedBy)} sees it too. You can close this page.`}</p>
      </Callout>
    )
  }
  return (
    <Callout kind="warning">
      {cause && (
        <p key="cause">
          <strong>{`${cause.title}.`}</strong> <span>{cause.text}</span>
        </p>
      )}
      <p key="next">{`${nameForOutsiders(startedBy)} sees the details, and can send you a new link. You can close this page.`}</p>
    </Callout>
  )
}
