import type { ReactNode, RefObject } from 'react'
import type { RunView } from '@/lib/oauth-test/view'
import { HIDDEN } from '@/lib/profile/form-values'
import { testRunPath, testSignInPath } from '@/lib/urls'
import { CopyButton } from '../ui/copy-button'
import { FormFailure } from '../ui/form-failure'
import { SubmitButton } from '../ui/submit-button'
import { Time } from '../ui/time'
import { useReach } from '../ui/use-reach'
import { keepFocus, oweFocus } from './focus-on-next'

interface SignInStepProps {
  run: RunView
  end: (form: FormData) => Promise<void>
  heading: RefObject<HTMLHeadingElement | null>
  /** For those who do not come back. */
  children: ReactNode
}

/** The admin's turn: to sign in at the provider, or to end here. */
export function SignInStep({ run, end, heading, children }: SignInStepProps) {
  const { reach, failure } = useReach(end, keepFocus)
  const path = testSignInPath(run.id)
  const isUnclear = run.stages.some(({ id, outcome }) => id === 'client' && outcome === 'could-not-run')
  return (
    <>
      <h2 id="next" ref={heading} tabIndex={-1}>
        {`Sign in at ${run.providerName}`}
      </h2>
      <p>
        <span>
          {isUnclear ? 'The server is the right one.' : 'The server is the right one, and takes the credentials.'}
        </span>
        <span>
          {' '}
          Now sign in as someone who will link an account, and agree. This address must be among the app’s redirect
          URLs:
        </span>
      </p>
      <p className="value">
        <code translate="no">{run.subject.redirectUri}</code>
        <CopyButton text={run.subject.redirectUri} what="redirect URL" />
      </p>
      <p className="page-buttons">
        <a className="button button-primary" href={path} target="_blank" rel="noreferrer">
          <span>{`Sign in at ${run.providerName}`}</span>
          <span className="sr-only"> (opens a new tab)</span>
        </a>
        <a className="button" href={path}>
          Sign in in this tab
        </a>
      </p>
      <p className="hint">
        This page goes on by itself when you are back.{' '}
        {run.waitsUntil && (
          <span>
            It waits until <Time at={run.waitsUntil} />.{' '}
          </span>
        )}
        <a className="needs-no-script" href={testRunPath(run.id)}>
          Look again
        </a>
      </p>
      {children}
      <form action={reach}>
        <input type="hidden" name={HIDDEN.id} value={run.id} />
        <SubmitButton onPress={oweFocus}>End here, without signing in</SubmitButton>
        <FormFailure failure={failure} />
      </form>
    </>
  )
}
