import type { RefObject } from 'react'
import { OUTCOME_WORDS } from '@/lib/messages'
import { RUN_WORDS } from '@/lib/oauth-test/outcome-words'
import { runPaths } from '@/lib/oauth-test/run-paths'
import type { RunView } from '@/lib/oauth-test/view'
import type { TestOutcome } from '@/lib/profile/profile'
import { ButtonLink, buttonClass } from '../ui/button'
import { CopyButton } from '../ui/copy-button'
import { Countdown } from './countdown'
import { FlowPicture } from './flow-picture'
import { headlineOf } from './headline'
import { StartForm } from './start-form'
import { Verdict } from './verdict'

interface EndedStepProps {
  run: RunView
  outcome: TestOutcome
  start: (form: FormData) => Promise<void>
  heading: RefObject<HTMLHeadingElement | null>
}

/** How the test ended: the cause, the fix, and the next step. */
export function EndedStep({ run, outcome, start, heading }: EndedStepProps) {
  const headline = headlineOf(run)
  const isReady = outcome === 'ready'
  const { next, edit } = runPaths(run)
  const copy = headline?.advice.copy
  const way = headline?.advice.id === 'superseded' ? newerTest(run) : (headline?.advice.link ?? null)
  const title = headline ? `${OUTCOME_WORDS[outcome]}: ${headline.advice.title}` : OUTCOME_WORDS[outcome]
  return (
    <Verdict state={outcome} title={title} heading={heading} picture={<FlowPicture run={run} />}>
      {headline ? (
        <>
          <p>
            <span>{headline.advice.cause}</span>{' '}
            <a href={`#stage-${headline.stage.id}`} className="text-sm whitespace-nowrap">
              {`Stage: ${headline.stage.name}`}
            </a>
          </p>
          <p className="font-medium">{headline.advice.fix}</p>
        </>
      ) : (
        <p>{RUN_WORDS[outcome]}</p>
      )}
      {isReady && run.unseenRedirectUrl && (
        <p className="text-sm">
          Not seen by this test: whether <code translate="no">{run.unseenRedirectUrl}</code> is registered too. Without
          it users get an error page when they link accounts.
        </p>
      )}
      {outcome !== 'failed' && <Remarks run={run} />}
      {run.isOutdated && (
        <p className="text-sm">
          The profile was changed after this test started. Test again to check the current values.
        </p>
      )}
      {run.retryAfterMinutes !== null && run.endedAt && (
        <Countdown from={run.endedAt} minutes={run.retryAfterMinutes} providerName={run.providerName} />
      )}
      <div className="flex flex-wrap gap-2 print:hidden">
        {isReady && (
          <ButtonLink kind="primary" size="lg" href={next.href}>
            {next.label}
          </ButtonLink>
        )}
        {copy && (
          <CopyButton text={copy.text} what={copy.what} className={buttonClass('primary', 'lg', 'no-script:hidden')}>
            <span>{`Copy ${copy.what}`}</span>
          </CopyButton>
        )}
        {way && (
          <ButtonLink kind={copy ? 'secondary' : 'primary'} size="lg" href={way.href}>
            {way.label}
          </ButtonLink>
        )}
        <StartForm start={start} profileId={run.profileId} isPrimary={!isReady && !way}>
          Test again
        </StartForm>
        {!isReady && !way?.href.startsWith(edit.href) && (
          <ButtonLink size="lg" href={edit.href}>
            {edit.label}
          </ButtonLink>
        )}
      </div>
    </Verdict>
  )
}

function newerTest(run: RunView) {
  return { href: runPaths(run).newer, label: 'Open the newer test' }
}

/** Warnings of a test that passed. */
function Remarks({ run }: { run: RunView }) {
  const isRemark = (outcome: string | null) =>
    outcome === 'warn' || (run.outcome === 'ready' && outcome === 'could-not-run')
  const remarks = run.stages.filter(({ outcome, advice }) => isRemark(outcome) && advice.length > 0)
  if (remarks.length === 0) return null
  return (
    <ul className="grid gap-1 text-sm">
      {remarks.map(({ id, name, advice }) => (
        <li key={id}>
          <a href={`#stage-${id}`}>{name}</a>
          <span>{`: ${advice.map(({ title }) => title).join('; ')}`}</span>
        </li>
      ))}
    </ul>
  )
}
