import type { ReactNode, RefObject } from 'react'
import { runPaths } from '@/lib/oauth-test/run-paths'
import type { RunView } from '@/lib/oauth-test/view'
import { HIDDEN } from '@/lib/profile/form-values'
import { ButtonLink, buttonClass } from '../ui/button'
import { CopyButton } from '../ui/copy-button'
import { FormFailure } from '../ui/form-failure'
import { SubmitButton } from '../ui/submit-button'
import { Time } from '../ui/time'
import { useSafeAction } from '../ui/use-safe-action'
import { FlowPicture } from './flow-picture'
import { keepFocus, oweFocus } from './focus-next-step'
import { Verdict } from './verdict'

interface SignInStepProps {
  run: RunView
  end: (form: FormData) => Promise<void>
  heading: RefObject<HTMLHeadingElement | null>
  /** For users whose sign-in does not redirect back. */
  children: ReactNode
}

/** The admin's turn: sign in at the provider, or end the test. */
export function SignInStep({ run, end, heading, children }: SignInStepProps) {
  const { reach, failure } = useSafeAction(end, keepFocus)
  const paths = runPaths(run)
  const isUnclear = run.stages.some(({ id, outcome }) => id === 'client' && outcome === 'could-not-run')
  return (
    <Verdict
      state="waiting"
      title={`Sign in at ${run.providerName}`}
      heading={heading}
      picture={<FlowPicture run={run} />}
      isRoomy
    >
      <p>
        <span>{isUnclear ? 'The server is verified.' : 'The server and the credentials are verified.'}</span> Now sign
        in as someone who will link an account, and agree. This address must be among the app’s redirect URLs:
      </p>
      <p className="flex items-center gap-2">
        <code translate="no">{run.subject.redirectUri}</code>
        <CopyButton text={run.subject.redirectUri} what="redirect URL" />
      </p>
      <p className="flex flex-wrap gap-2">
        <ButtonLink kind="primary" size="lg" href={paths.signIn} target="_blank" rel="noreferrer">
          <span>{`Sign in at ${run.providerName}`}</span>
          <span className="sr-only"> (opens a new tab)</span>
        </ButtonLink>
        <ButtonLink size="lg" href={paths.signIn}>
          Sign in in this tab
        </ButtonLink>
      </p>
      <p className="text-xs text-muted">
        <span>This page continues by itself once you are back. </span>
        {run.waitsUntil && (
          <span>
            It waits until <Time at={run.waitsUntil} />.{' '}
          </span>
        )}
        <a className="with-script:hidden" href={paths.page}>
          Look again
        </a>
      </p>
      {children}
      <form action={reach}>
        <input type="hidden" name={HIDDEN.id} value={run.id} />
        <SubmitButton className={buttonClass('secondary', 'sm')} onPress={oweFocus}>
          End without signing in
        </SubmitButton>
        <FormFailure failure={failure} />
      </form>
    </Verdict>
  )
}
