'use client'

import type { RefObject } from 'react'
import { inSentence } from '@/lib/auth/actor-name'
import { runPaths } from '@/lib/oauth-test/run-paths'
import type { RunView } from '@/lib/oauth-test/view'
import { DecoderForm, type DecodeState } from './decoder-form'
import { EndedStep } from './ended-step'
import { FlowPicture } from './flow-picture'
import { useFocusOnNext } from './focus-next-step'
import { SendSignIn, type SentState } from './send-sign-in'
import { SignInStep } from './sign-in-step'
import { StartForm } from './start-form'
import { Verdict } from './verdict'

/** The server actions of the page's buttons. */
export interface RunActions {
  start: (form: FormData) => Promise<void>
  end: (form: FormData) => Promise<void>
  decode: (before: DecodeState, form: FormData) => Promise<DecodeState>
  /** Creates a link for someone else who signs in; absent if nobody else may. */
  send?: (before: SentState, form: FormData) => Promise<SentState>
}

type NextStepProps = Readonly<{ run: RunView }> & RunActions

/** The verdict, or the next step: always in this place. */
export function NextStep({ run, start, end, decode, send }: NextStepProps) {
  const heading = useFocusOnNext(run.id + (run.outcome ?? run.status))
  if (run.outcome) return <EndedStep run={run} outcome={run.outcome} start={start} heading={heading} />
  if (run.status === 'running') return <Running run={run} heading={heading} />
  if (!run.isMine || run.isOutdated) return <NotToSignIn run={run} start={start} heading={heading} />
  return (
    <SignInStep run={run} end={end} heading={heading}>
      {send && <SendSignIn send={send} run={run} />}
      <DecoderForm decode={decode} run={run} />
    </SignInStep>
  )
}

interface PartProps {
  run: RunView
  heading: RefObject<HTMLHeadingElement | null>
}

function Running({ run, heading }: PartProps) {
  return (
    <Verdict state="running" title="Testing" heading={heading} picture={<FlowPicture run={run} />} isRoomy={run.isMine}>
      <p>{`The wizard is checking with ${run.providerName}. This takes a few seconds.`}</p>
    </Verdict>
  )
}

/** Another person's sign-in, or one for an older version of the profile. */
function NotToSignIn({ run, start, heading }: PartProps & Pick<RunActions, 'start'>) {
  const title = run.isOutdated ? 'The profile has changed' : `Waiting for ${inSentence(run.startedBy)}`
  return (
    <Verdict state="waiting" title={title} heading={heading} picture={<FlowPicture run={run} />}>
      <p>
        <span>
          {run.isOutdated
            ? 'The test started before the change, so it says nothing about the current profile.'
            : 'Only the admin who started a test can complete its sign-in. This page updates by itself.'}
        </span>{' '}
        <a className="with-script:hidden" href={runPaths(run).page}>
          Look again
        </a>
      </p>
      <StartForm start={start} profileId={run.profileId} isPrimary={run.isOutdated}>
        {run.isOutdated ? 'Test the current profile' : 'Start your own test'}
      </StartForm>
    </Verdict>
  )
}
