'use client'

import type { RefObject } from 'react'
import { inSentence } from '@/lib/auth/code-holder'
import type { RunView } from '@/lib/oauth-test/view'
import { testRunPath } from '@/lib/urls'
import { DecoderForm, type DecodeState } from './decoder-form'
import { EndedStep } from './ended-step'
import { useFocusOnNext } from './focus-on-next'
import { SignInStep } from './sign-in-step'
import { StartForm } from './start-form'

/** What the page's buttons do, on the server. */
export interface RunActions {
  start: (form: FormData) => Promise<void>
  end: (form: FormData) => Promise<void>
  decode: (before: DecodeState, form: FormData) => Promise<DecodeState>
}

type NextStepProps = Readonly<{ run: RunView }> & RunActions

/** What to do next: always in this place. */
export function NextStep({ run, start, end, decode }: NextStepProps) {
  const state = run.outcome ?? run.status
  const heading = useFocusOnNext(run.id + state)
  return (
    <section aria-labelledby="next" className="next-step" data-outcome={state}>
      {run.status === 'running' && <Running run={run} heading={heading} />}
      {run.status === 'waiting' &&
        (run.isMine && !run.isOutdated ? (
          <SignInStep run={run} end={end} heading={heading}>
            <DecoderForm decode={decode} run={run} />
          </SignInStep>
        ) : (
          <NotToSignIn run={run} start={start} heading={heading} />
        ))}
      {run.outcome && <EndedStep run={run} outcome={run.outcome} start={start} heading={heading} />}
    </section>
  )
}

interface PartProps {
  run: RunView
  heading: RefObject<HTMLHeadingElement | null>
}

function Running({ run, heading }: PartProps) {
  return (
    <>
      <h2 id="next" ref={heading} tabIndex={-1}>
        Testing
      </h2>
      <p>{`The wizard asks ${run.providerName}. This takes a few seconds; there is nothing to do.`}</p>
    </>
  )
}

/** Someone else's sign-in, or one for what the profile is no more. */
function NotToSignIn({ run, start, heading }: PartProps & Pick<RunActions, 'start'>) {
  return (
    <>
      <h2 id="next" ref={heading} tabIndex={-1}>
        {run.isOutdated ? 'The profile has changed' : `Waiting for ${inSentence(run.startedBy)}`}
      </h2>
      <p>
        <span>
          {run.isOutdated
            ? 'This test began before that: it would show nothing of how the profile is now.'
            : 'The sign-in counts in the session in which the test was started. This page goes on by itself when it is done.'}
        </span>{' '}
        <a className="needs-no-script" href={testRunPath(run.id)}>
          Look again
        </a>
      </p>
      <StartForm start={start} profileId={run.profileId} isPrimary={run.isOutdated}>
        {run.isOutdated ? 'Test it as it is now' : 'Start a test of your own'}
      </StartForm>
    </>
  )
}
