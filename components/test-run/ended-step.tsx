import type { RefObject } from 'react'
import { ENTER_IN_STACKONE, OUTCOME_WORDS } from '@/lib/messages'
import { RUN_WORDS } from '@/lib/oauth-test/outcome-words'
import type { RunView } from '@/lib/oauth-test/view'
import type { TestOutcome } from '@/lib/profile/profile'
import { editProfilePath, profileTestsPath, stackonePath } from '@/lib/urls'
import { Countdown } from './countdown'
import { headlineOf } from './headline'
import { StartForm } from './start-form'

interface EndedStepProps {
  run: RunView
  outcome: TestOutcome
  start: (form: FormData) => Promise<void>
  heading: RefObject<HTMLHeadingElement | null>
}

/** How it ended: the cause and the fix, and the way on. */
export function EndedStep({ run, outcome, start, heading }: EndedStepProps) {
  const headline = headlineOf(run)
  const isReady = outcome === 'ready'
  const way = headline?.advice.id === 'superseded' ? newerTest(run) : (headline?.advice.link ?? null)
  return (
    <>
      <h2 id="next" ref={heading} tabIndex={-1}>
        {OUTCOME_WORDS[outcome]}
      </h2>
      {headline ? (
        <>
          <p>
            <strong>
              <a href={`#stage-${headline.stage.id}`}>{headline.stage.name}</a>
              <span>{`: ${headline.advice.title}.`}</span>
            </strong>{' '}
            <span>{headline.advice.cause}</span>
          </p>
          <p>{headline.advice.fix}</p>
        </>
      ) : (
        <p>{RUN_WORDS[outcome]}</p>
      )}
      {isReady && run.unseenRedirectUrl && (
        <p>
          Not seen by this test: whether <code translate="no">{run.unseenRedirectUrl}</code> is registered too. Without
          it users get an error page when they link accounts.
        </p>
      )}
      {outcome !== 'failed' && <Remarks run={run} />}
      {run.isOutdated && <p>The profile was changed after this test began: it shows nothing of how it is now.</p>}
      {run.retryAfterMinutes !== null && run.endedAt && (
        <Countdown from={run.endedAt} minutes={run.retryAfterMinutes} providerName={run.providerName} />
      )}
      <div className="page-buttons">
        {isReady && (
          <a className="button button-primary" href={stackonePath(run.profileId)}>
            {ENTER_IN_STACKONE}
          </a>
        )}
        {way && (
          <a className="button button-primary" href={way.href}>
            {way.label}
          </a>
        )}
        <StartForm start={start} profileId={run.profileId} isPrimary={!isReady && !way}>
          Test again
        </StartForm>
        {!isReady && !way?.href.includes('/edit') && (
          <a className="button" href={editProfilePath(run.profileId)}>
            Edit the profile
          </a>
        )}
      </div>
    </>
  )
}

function newerTest({ profileId }: RunView) {
  return { href: profileTestsPath(profileId), label: 'Go on with the newer test' }
}

/** What is to be known although nothing stands in the way. */
function Remarks({ run }: { run: RunView }) {
  const isRemark = (outcome: string | null) =>
    outcome === 'warn' || (run.outcome === 'ready' && outcome === 'could-not-run')
  const remarks = run.stages.filter(({ outcome, advice }) => isRemark(outcome) && advice.length > 0)
  if (remarks.length === 0) return null
  return (
    <ul className="ways-list">
      {remarks.map(({ id, name, advice }) => (
        <li key={id}>
          <a href={`#stage-${id}`}>{name}</a>
          <span>{`: ${advice.map(({ title }) => title).join('; ')}`}</span>
        </li>
      ))}
    </ul>
  )
}
