'use client'

import { inSentence } from '@/lib/auth/actor-name'
import { OUTCOME_WORDS } from '@/lib/messages'
import { duration } from '@/lib/oauth-test/outcome-words'
import { runPaths } from '@/lib/oauth-test/run-paths'
import { signedInAs } from '@/lib/oauth-test/signed-in-as'
import type { AdviceView, RunView } from '@/lib/oauth-test/view'
import { pageTitle } from '@/lib/page-title'
import { Callout } from '../ui/callout'
import { Disclosure } from '../ui/disclosure'
import { Page } from '../ui/page'
import { PageHeader } from '../ui/page-header'
import { Time } from '../ui/time'
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

/** A live test, updated while it runs. */
export function TestRun({ first, ...actions }: TestRunProps) {
  const { run, isLost } = useRun(first)
  const done = run.stages.filter(({ outcome }) => outcome === 'pass' || outcome === 'warn').length
  const headline = headlineOf(run)
  const { back, page } = runPaths(run)
  const who = signedInAs(run.stages)
  const title = run.outcome ? OUTCOME_WORDS[run.outcome] : run.status === 'waiting' ? 'Sign in' : 'Testing'
  return (
    <Page width="page" data-outcome={run.outcome ?? run.status}>
      <title>{pageTitle(`${title}: test of ${run.profileName}`)}</title>
      {run.status === 'running' && (
        <noscript>
          <meta httpEquiv="refresh" content={`2; url=${page}`} />
        </noscript>
      )}
      <PageHeader
        title={`Live test of ${run.profileName}`}
        lead={
          <>
            <span>{`Started by ${inSentence(run.startedBy)}, `}</span>
            <Time at={run.startedAt} />.{' '}
            {who !== null && (
              <span>
                Signed in as <bdi>{who}</bdi>.{' '}
              </span>
            )}
            <a href={back.href}>{back.label}</a>
          </>
        }
        actions={run.outcome && run.setup === null && <ReportLinks run={run} />}
      />
      {isLost && (
        <Callout kind="warning">
          The wizard cannot be reached now. This page tries again by itself, and the test continues.
        </Callout>
      )}
      <NextStep run={run} {...actions} />
      <Stages run={run} done={done} saidAlready={headline?.advice ?? null} />
      <div className="grid items-start gap-6 md:grid-cols-2 [&>*]:min-w-0">
        {run.scopeLists && <ScopeListsTable lists={run.scopeLists} />}
        {run.lifetimes && <LifetimesPanel run={run} lifetimes={run.lifetimes} />}
      </div>
    </Page>
  )
}

interface StagesProps {
  run: RunView
  done: number
  /** The verdict's text. */
  saidAlready: AdviceView | null
}

/** The progress, and each stage; collapsed when all have passed. */
function Stages({ run, done, saidAlready }: StagesProps) {
  const isReady = run.outcome === 'ready'
  const list = (
    <ol className="rounded-lg border border-line bg-panel" aria-label="Stages">
      {run.stages.map((stage) => (
        <StageItem key={stage.id} stage={stage} saidAlready={saidAlready} isReady={isReady} />
      ))}
    </ol>
  )
  return (
    <div className="grid gap-3 print:block print:space-y-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm text-muted tabular-nums">
        <progress
          className="bar flex-[1_1_10rem]"
          aria-label="Stages that passed"
          max={run.stages.length}
          value={done}
        />
        <span className="test-progress">{progressInWords(run, done)}</span>
      </div>
      {isReady ? (
        <Disclosure key="folded" summary="Show the stages" isPrinted>
          {list}
        </Disclosure>
      ) : (
        <div key="open">{list}</div>
      )}
    </div>
  )
}

function progressInWords({ status, stages }: RunView, done: number): string {
  const passed = `${done} of ${stages.length} stages passed`
  if (status !== 'ended') return passed
  return `${passed}, ${duration(stages.reduce((sum, { ms }) => sum + ms, 0))} of testing`
}
