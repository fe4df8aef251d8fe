import type { RunView } from '@/lib/oauth-test/view'
import { HIDDEN } from '@/lib/profile/form-values'
import { CopyButton } from '../ui/copy-button'
import { Time } from '../ui/time'
import { Countdown } from './countdown'
import { DecoderForm, type DecodeState } from './decoder-form'
import { RUN_WORDS } from './outcome-words'

/** What the page's buttons do, on the server. */
export interface RunActions {
  start: (form: FormData) => Promise<void>
  end: (form: FormData) => Promise<void>
  decode: (before: DecodeState, form: FormData) => Promise<DecodeState>
}

type NextStepProps = Readonly<{ run: RunView }> & RunActions

/** What to do next: always in this place. */
export function NextStep({ run, ...actions }: NextStepProps) {
  return (
    <section aria-labelledby="next" className="next-step" data-outcome={run.outcome ?? run.status}>
      {run.status === 'running' && <Running run={run} {...actions} />}
      {run.status === 'waiting' && (run.isMine ? <SignIn run={run} {...actions} /> : <OthersSignIn run={run} />)}
      {run.outcome && <Ended run={run} {...actions} />}
    </section>
  )
}

function Running({ run, end }: NextStepProps) {
  return (
    <>
      <h2 id="next">Testing</h2>
      <p>The wizard asks {run.providerName}. This takes a few seconds; there is nothing to do.</p>
      <EndForm run={run} end={end} label="End the test" />
    </>
  )
}

function SignIn({ run, end, decode }: NextStepProps) {
  const path = `/test-runs/${run.id}/sign-in`
  const isUnclear = run.stages.some(({ id, outcome }) => id === 'client' && outcome === 'could-not-run')
  return (
    <>
      <h2 id="next">Sign in at {run.providerName}</h2>
      <p>
        {isUnclear ? 'The server is the right one.' : 'The server is the right one, and takes the credentials.'} Now
        sign in as someone who will link an account, and agree. The address to be sent back to must be registered:
      </p>
      <p className="value">
        <code>{run.subject.redirectUri}</code>
        <CopyButton text={run.subject.redirectUri} what="redirect URL" />
      </p>
      <p className="page-buttons">
        <a className="button button-primary" href={path} target="_blank" rel="noreferrer">
          Sign in at {run.providerName}
          <span className="sr-only"> (opens a new tab)</span>
        </a>
        <a className="button" href={path}>
          Sign in in this tab
        </a>
      </p>
      <p className="hint">
        This page goes on by itself when you are back.{' '}
        {run.waitsUntil && (
          <>
            It waits until <Time at={run.waitsUntil} />.
          </>
        )}{' '}
        <a className="needs-no-script" href={`/test-runs/${run.id}`}>
          Look again
        </a>
      </p>
      <DecoderForm decode={decode} run={run} />
      <EndForm run={run} end={end} label="End here, without signing in" />
    </>
  )
}

function OthersSignIn({ run }: { run: RunView }) {
  return (
    <>
      <h2 id="next">Waiting for {run.startedBy}</h2>
      <p>
        Only who started the test can sign in for it. This page goes on by itself when they are back.{' '}
        <a className="needs-no-script" href={`/test-runs/${run.id}`}>
          Look again
        </a>
      </p>
    </>
  )
}

function Ended({ run, start }: NextStepProps) {
  const { title, text } = RUN_WORDS[run.outcome ?? 'incomplete']
  const blocking = run.stages.find(({ outcome }) => outcome === (run.outcome === 'failed' ? 'fail' : 'could-not-run'))
  const [advice] = run.outcome === 'ready' ? [] : (blocking?.advice ?? [])
  const remarks = run.stages.filter(({ outcome }) => outcome === 'warn')
  return (
    <>
      <h2 id="next">{title}</h2>
      {advice && blocking ? (
        <>
          <p>
            <strong>
              <a href={`#stage-${blocking.id}`}>{blocking.name}</a>: {advice.title}.
            </strong>{' '}
            {advice.cause}
          </p>
          <p>{advice.fix}</p>
        </>
      ) : (
        <p>{text}</p>
      )}
      {run.outcome !== 'failed' && remarks.length > 0 && (
        <p>
          Remarks:{' '}
          {remarks.map(({ id, name, advice }, index) => (
            <span key={id}>
              {index > 0 && '; '}
              <a href={`#stage-${id}`}>{name}</a>: {advice.map(({ title }) => title).join(', ')}
            </span>
          ))}
          .
        </p>
      )}
      {run.retryAfterMinutes !== null && run.endedAt && (
        <Countdown from={run.endedAt} minutes={run.retryAfterMinutes} providerName={run.providerName} />
      )}
      <div className="page-buttons">
        {run.outcome === 'ready' && (
          <a className="button button-primary" href={`/profiles/${run.profileId}/stackone`}>
            Enter it in StackOne
          </a>
        )}
        {advice?.link && (
          <a className="button button-primary" href={advice.link.href}>
            {advice.link.label}
          </a>
        )}
        <form action={start}>
          <input type="hidden" name={HIDDEN.id} value={run.profileId} />
          <button
            type="submit"
            className={run.outcome === 'ready' || advice?.link ? 'button' : 'button button-primary'}
          >
            Test again
          </button>
        </form>
        {run.outcome !== 'ready' && advice?.place !== 'profile' && (
          <a className="button" href={`/profiles/${run.profileId}/edit`}>
            Edit the profile
          </a>
        )}
      </div>
    </>
  )
}

function EndForm({ run, end, label }: { run: RunView; end: RunActions['end']; label: string }) {
  return (
    <form action={end} className="end-form">
      <input type="hidden" name={HIDDEN.id} value={run.id} />
      <button type="submit" className="button">
        {label}
      </button>
    </form>
  )
}
