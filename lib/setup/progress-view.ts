import { OUTCOME_WORDS } from '../messages'
import type { TestOutcome } from '../profile/profile'
import type { SetupNext, SetupProgress, SetupStepId } from './progress'
import { type Setup, type SetupState, setupState } from './setup'

/** One step as the sender sees it. */
export interface SetupStepView {
  id: SetupStepId
  label: string
  /** RFC 3339; null: it has not happened yet. */
  at: string | null
  outcome: TestOutcome | null
  /** The reason of a failed test, in a few words. */
  cause: string | null
  /** The test's id. */
  run: string | null
}

/** A setup's progress, as the sender's page and its JSON show it: without token and session. */
export interface SetupView {
  id: string
  state: SetupState
  recipient: string
  createdBy: string
  /** RFC 3339. */
  expiresAt: string
  steps: readonly SetupStepView[]
  next: SetupNext
  /** The next step in a sentence. */
  sentence: string
  /** When another browser asked to continue, RFC 3339; null: none did, or it was allowed. */
  otherBrowserAt: string | null
  /** The recipient's objection to the requested access. `at`: RFC 3339. */
  objection: { note: string; at: string } | null
}

const LABELS: Readonly<Record<SetupStepId, string>> = {
  made: 'Link created',
  opened: 'Opened',
  started: 'Started',
  values: 'Values entered',
  tested: 'Tested',
  finished: 'Finished',
}

/** A setup for its sender. `cause`: why its last test failed, if known. */
export function setupView(setup: Setup, { state, steps, next }: SetupProgress, cause: string | null): SetupView {
  const outcome = steps.find(({ step }) => step === 'tested')?.outcome ?? null
  return {
    id: setup.id,
    state,
    recipient: setup.recipient,
    createdBy: setup.createdBy,
    expiresAt: setup.expiresAt.toISOString(),
    steps: steps.map(({ step, at, outcome: ended = null, run = null }) => ({
      id: step,
      label: ended === null ? LABELS[step] : `${LABELS[step]}: ${OUTCOME_WORDS[ended].toLowerCase()}`,
      at: at?.toISOString() ?? null,
      outcome: ended,
      cause: ended === null || ended === 'ready' ? null : cause,
      run,
    })),
    next,
    sentence: nextSentence(next, { recipient: setup.recipient, state, outcome }),
    otherBrowserAt: state === 'open' && !setup.allowedAt ? (setup.otherBrowserAt?.toISOString() ?? null) : null,
    objection:
      setup.tooMuchNote === null
        ? null
        : { note: setup.tooMuchNote, at: (setup.tooMuchAt ?? setup.createdAt).toISOString() },
  }
}

interface Said {
  recipient: string
  state: SetupState
  outcome: TestOutcome | null
}

function nextSentence({ does }: SetupNext, { recipient, state, outcome }: Said): string {
  switch (does) {
    case 'send':
      return `Send the link to ${recipient}. It was shown once: if you have lost it, replace it.`
    case 'allow':
      return `Ask ${recipient} whether it was them before you allow it.`
    case 'read-note':
      return `${recipient} says that this asks for too much. Talk to them, then change the actions.`
    case 'make-again':
      return state === 'expired'
        ? `The link expired before ${recipient} finished. Replace it to continue; the entered values are kept.`
        : `The link is revoked. Replace it to continue; the entered values are kept.`
    case 'stackone':
      return outcome === 'ready' || outcome === null
        ? `${recipient} has finished. Enter the values in StackOne.`
        : `${recipient} has finished, but the last test did not prove the values. Test them yourself, or reopen the setup.`
    case 'start':
      return `${recipient} has opened the link, and can start.`
    case 'enter-values':
      return `${recipient} is entering the values. They appear here once all are entered.`
    case 'test':
      return `${recipient} has entered the values, and can test them.`
    case 'fix':
      return `${recipient} sees the cause and how to fix it. They can save and test again.`
    case 'finish':
      return `The values work. ${recipient} only has to confirm that their part is done.`
  }
}

/** The progress of an open setup, in a few words; null for a finished or revoked one. */
export function setupInWords(setup: Setup, now: Date): string | null {
  const by = `Setup by ${setup.recipient}`
  switch (setupState(setup, now)) {
    case 'expired':
      return `${by}: link expired`
    case 'open': {
      if (setup.otherBrowserAt && !setup.allowedAt) return `${by}: someone else opened the link`
      if (setup.tooMuchAt) return `${by}: sent you a note`
      const last = setup.valuesAt ? 'values' : setup.startedAt ? 'started' : setup.openedAt ? 'opened' : 'made'
      return `${by}: ${LABELS[last].toLowerCase()}`
    }
    default:
      return null
  }
}
