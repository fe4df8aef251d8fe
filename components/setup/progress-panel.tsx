'use client'

import { Check, Circle, CircleDashed, Info, X } from 'lucide'
import { useEffect } from 'react'
import { inSentence } from '@/lib/auth/actor-name'
import { HIDDEN } from '@/lib/profile/form-values'
import type { MadeLink } from '@/lib/setup/made-link'
import type { SetupStepView, SetupView } from '@/lib/setup/progress-view'
import { editProfilePath, profilePath, stackonePath, testRunPath } from '@/lib/urls'
import { Badge, type BadgeTone } from '../ui/badge'
import { Button, ButtonLink, buttonClass } from '../ui/button'
import { Callout } from '../ui/callout'
import { Card } from '../ui/card'
import { FormFailure } from '../ui/form-failure'
import { Icon } from '../ui/icon'
import { SubmitButton } from '../ui/submit-button'
import { Time } from '../ui/time'
import { useServerForm } from '../ui/use-server-form'
import { NewLink } from './new-link'
import { useSetup } from './use-setup'

/** The result of replacing a link: the new one, shown once. */
export interface ReplaceState {
  attempt: number
  problem: string | null
  made: MadeLink | null
}

interface SetupActions {
  replace: (before: ReplaceState, form: FormData) => Promise<ReplaceState>
  revoke: (form: FormData) => Promise<void>
  allow: (form: FormData) => Promise<void>
  reopen: (form: FormData) => Promise<void>
}

interface ProgressPanelProps {
  profileId: string
  first: SetupView
  actions: SetupActions
}

/** The recipient's progress with a profile's setup, and the sender's next step. */
export function ProgressPanel({ profileId, first, actions }: ProgressPanelProps) {
  const { setup, refetch } = useSetup(profileId, first)
  const start: ReplaceState = { attempt: 0, problem: null, made: null }
  const replacing = useServerForm<ReplaceState>(actions.replace, start)
  const { made, problem } = replacing.state
  const { id, state, recipient, createdBy, expiresAt, steps, next, sentence, otherBrowserAt, objection } = setup
  const badge = badgeOf(setup)
  const current = steps.find(({ at }) => at === null)

  useEffect(() => {
    if (made) void refetch()
  }, [made, refetch])

  return (
    <Card id="setup" aria-labelledby="setup-title" className="grid gap-4 scroll-mt-20">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 id="setup-title">{`Setup by ${recipient}`}</h2>
        <Badge tone={badge.tone}>{badge.words}</Badge>
      </div>
      {made && <NewLink key={made.url} link={made} />}
      <ol
        aria-label="Progress"
        className="grid gap-x-4 gap-y-2 text-sm sm:grid-cols-[repeat(auto-fit,minmax(8.5rem,1fr))] print:block"
      >
        {steps.map((step) => (
          <Step key={step.id} step={step} isCurrent={state === 'open' && step === current} />
        ))}
      </ol>
      {next.does !== 'allow' && !(next.does === 'send' && made) && <p>{sentence}</p>}
      {objection && (
        <Callout kind="warning">
          <p>
            <strong>{`${recipient} says that this asks for too much`}</strong>
            <span>, </span>
            <Time at={objection.at} />:
          </p>
          <blockquote className="border-s-3 border-edge ps-3 whitespace-pre-wrap wrap-anywhere">
            {objection.note}
          </blockquote>
          <p>
            <a href={editProfilePath(profileId, 'actions')}>Change the actions</a>
          </p>
        </Callout>
      )}
      {otherBrowserAt && (
        <Callout kind="warning">
          <p>
            <strong>Someone else opened the link</strong>
            <span>{`, or ${recipient} in another browser, `}</span>
            <Time at={otherBrowserAt} />. <span>{sentence}</span>
          </p>
          <SetupButton action={actions.allow} setupId={id} profileId={profileId}>
            Allow once
          </SetupButton>
        </Callout>
      )}
      {problem && (
        <Callout kind="error" role="alert">
          {problem}
        </Callout>
      )}
      <div className="flex flex-wrap items-center gap-2 print:hidden">
        {next.does === 'stackone' && (
          <ButtonLink kind="primary" href={stackonePath(profileId)}>
            Enter it in StackOne
          </ButtonLink>
        )}
        {state !== 'finished' && (
          <form {...replacing.attributes}>
            <Hidden setupId={id} profileId={profileId} />
            <Button
              type="submit"
              kind={next.does === 'make-again' ? 'primary' : 'secondary'}
              aria-disabled={replacing.isSending}
            >
              {replacing.isSending ? 'Replacing …' : 'Replace the link'}
            </Button>
          </form>
        )}
        {state === 'finished' && (
          <SetupButton action={actions.reopen} setupId={id} profileId={profileId}>
            Reopen the setup
          </SetupButton>
        )}
        {(state === 'open' || state === 'finished') && (
          <SetupButton action={actions.revoke} setupId={id} profileId={profileId} isDanger>
            Revoke the link
          </SetupButton>
        )}
        <FormFailure failure={replacing.failure} />
      </div>
      <p className="text-xs text-muted">
        <span>{`Link created by ${inSentence(createdBy)}. `}</span>
        <span>{state === 'expired' ? 'It worked until ' : 'It works until '}</span>
        <Time at={expiresAt} />.
      </p>
    </Card>
  )
}

function badgeOf({ state, recipient, next }: SetupView): { tone: BadgeTone; words: string } {
  if (state === 'finished') return { tone: 'good', words: 'Finished' }
  if (state === 'expired') return { tone: 'warn', words: 'Expired' }
  if (state !== 'open') return { tone: 'neutral', words: 'Revoked' }
  return next.who === 'sender'
    ? { tone: 'warn', words: 'Waiting for you' }
    : { tone: 'accent', words: `Waiting for ${recipient}` }
}

const LOOKS = {
  done: { shapes: Check, color: 'text-good', said: 'Done' },
  warn: { shapes: Info, color: 'text-warn', said: 'Not proven' },
  failed: { shapes: X, color: 'text-danger', said: 'Failed' },
  current: { shapes: CircleDashed, color: 'text-accent', said: 'Next' },
  later: { shapes: Circle, color: 'text-muted', said: 'Not yet' },
} as const

function Step({ step: { label, at, outcome, cause, run }, isCurrent }: { step: SetupStepView; isCurrent: boolean }) {
  const ended = outcome === 'failed' ? 'failed' : outcome === 'incomplete' ? 'warn' : 'done'
  const { shapes, color, said } = LOOKS[at ? ended : isCurrent ? 'current' : 'later']
  return (
    <li className="flex min-w-0 gap-2" aria-current={isCurrent ? 'step' : undefined}>
      <Icon shapes={shapes} className={`mt-1 ${color}`} />
      <span className="grid min-w-0 content-start gap-0.5 wrap-anywhere">
        <span className={at ? 'font-medium' : isCurrent ? 'text-ink' : 'text-muted'}>
          <span className="sr-only">{`${said}: `}</span>
          {run ? <a href={testRunPath(run)}>{label}</a> : <span>{label}</span>}
        </span>{' '}
        {at ? (
          <span key="at" className="text-xs text-muted">
            <Time at={at} />
          </span>
        ) : (
          isCurrent && (
            <span key="next" aria-hidden className="text-xs text-muted">
              Next
            </span>
          )
        )}
        {cause && <span className="text-xs text-danger">{cause}</span>}
      </span>
    </li>
  )
}

function Hidden({ setupId, profileId }: { setupId: string; profileId: string }) {
  return (
    <>
      <input type="hidden" name={HIDDEN.id} value={setupId} />
      <input type="hidden" name={HIDDEN.page} value={profilePath(profileId)} />
    </>
  )
}

interface SetupButtonProps {
  action: (form: FormData) => Promise<void>
  setupId: string
  profileId: string
  isDanger?: boolean
  children: string
}

function SetupButton({ action, setupId, profileId, isDanger = false, children }: SetupButtonProps) {
  return (
    <form action={action}>
      <Hidden setupId={setupId} profileId={profileId} />
      <SubmitButton className={buttonClass(isDanger ? 'danger' : 'secondary')}>{children}</SubmitButton>
    </form>
  )
}
