'use client'

import { inSentence } from '@/lib/auth/code-holder'
import { OUTCOME_WORDS } from '@/lib/messages'
import { duration } from '@/lib/oauth-test/outcome-words'
import { signedInAs } from '@/lib/oauth-test/signed-in-as'
import type { RunView } from '@/lib/oauth-test/view'
import { pageTitle } from '@/lib/page-title'
import { profilePath } from '@/lib/urls'
import { Time } from '../ui/time'
import { FlowPicture } from './flow-picture'
import { headlineOf } from './headline'
import { LifetimesPanel } from './lifetimes-panel'
import { NextStep, type RunActions } from './next-step'
import { ReportLinks } from './report-links'
import { ScopeListsTable } from './scope-lists'
import { StageItem } from './stage-item'
import { useRun } from './use-run'

interface TestRunProps extends RunActions {
  first: RunView
}

/** A live test as it fills in. */
export function TestRun({ first, ...actions }: TestRunProps) {
  const { run, isLost } = useRun(first)
  const done = run.stages.filter(({ outcome }) => outcome === 'pass' || outcome === 'warn').length
  const headline = headlineOf(run)
  const who = signedInAs(run.stages)
  const title = run.outcome ? OUTCOME_WORDS[run.outcome] : run.status === 'waiting' ? 'Sign in' : 'Testing'
  return (
    <div className="page page-wide test-run" data-outcome={run.outcome ?? run.status}>
      <title>{pageTitle(`${title}: test of ${run.profileName}`)}</title>
      {run.status === 'running' && (
        <noscript>
          <meta httpEquiv="refresh" content="2" />
        </noscript>
      )}
      <div className="page-head">
        <div>
          <h1>{`Live test of ${run.profileName}`}</h1>
          <p className="lead">
            <span>{`Started by ${inSentence(run.startedBy)}, `}</span>
            <Time at={run.startedAt} />.{' '}
            {who !== null && (
              <span>
                Signed in as <bdi>{who}</bdi>.{' '}
              </span>
            )}
            <a href={profilePath(run.profileId)}>The profile</a>
          </p>
        </div>
        {run.outcome && <ReportLinks run={run} />}
      </div>
      {isLost && (
        <p className="callout" data-kind="warning">
          The wizard cannot be reached now. This page tries again by itself; the test goes on meanwhile.
        </p>
      )}
      <div className="test-run-columns">
        <div className="test-run-side">
          <NextStep run={run} {...actions} />
          <FlowPicture run={run} />
        </div>
        <div className="test-run-main">
          <div className="test-progress">
            <progress aria-label="Stages that passed" max={run.stages.length} value={done} />
            <span>{progressInWords(run, done)}</span>
          </div>
          <ol className="timeline" aria-label="Stages">
            {run.stages.map((stage) => (
              <StageItem
                key={stage.id}
                stage={stage}
                saidAlready={headline?.advice ?? null}
                isReady={run.outcome === 'ready'}
              />
            ))}
          </ol>
          {run.scopeLists && <ScopeListsTable lists={run.scopeLists} />}
          {run.lifetimes && <LifetimesPanel run={run} lifetimes={run.lifetimes} />}
        </div>
      </div>
    </div>
  )
}

function progressInWords({ status, stages }: RunView, done: number): string {
  const passed = `${done} of ${stages.length} stages passed`
  if (status !== 'ended') return passed
  return `${passed}, ${duration(stages.reduce((sum, { ms }) => sum + ms, 0))} of testing`
}
