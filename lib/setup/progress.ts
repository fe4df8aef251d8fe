import type { Guide } from '../guide/schema'
import type { TestRun } from '../oauth-test/run'
import { missingValues } from '../profile/missing-values'
import type { Profile, TestOutcome } from '../profile/profile'
import { type Setup, type SetupState, setupState } from './setup'

/** The steps of a recipient's setup, in order. */
const SETUP_STEPS = ['made', 'opened', 'started', 'values', 'tested', 'finished'] as const
export type SetupStepId = (typeof SETUP_STEPS)[number]

/** One step with the time it was done; null: not yet. */
interface SetupStep {
  step: SetupStepId
  at: Date | null
  /** The id and outcome of this setup's last test: only for `tested`. */
  outcome?: TestOutcome
  run?: string
}

/**
 * The next step. The sender's: `send` the link, `allow` the other browser, `read-note` (the recipient objects),
 * `make-again` (the link ended too early), `stackone` (enter the values there). The recipient's: `start`,
 * `enter-values`, `test`, `fix` (the test failed), `finish`.
 */
export type SetupNext =
  | { who: 'sender'; does: 'send' | 'allow' | 'read-note' | 'make-again' | 'stackone' }
  | { who: 'recipient'; does: 'start' | 'enter-values' | 'test' | 'fix' | 'finish' }

/** The progress of a setup. */
export interface SetupProgress {
  state: SetupState
  steps: readonly SetupStep[]
  next: SetupNext
}

type Tested = Pick<TestRun, 'id' | 'startedAt' | 'endedAt' | 'outcome' | 'profileVersion'>

/**
 * The progress of a setup; `runs` are the profile's. It is computed from stored events only, so every instance gives
 * the same.
 */
export function setupProgress(
  setup: Setup,
  guide: Pick<Guide, 'fields' | 'isTestable'>,
  profile: Pick<Profile, 'fields' | 'secrets' | 'version' | 'updatedAt'>,
  runs: readonly Tested[],
  now: Date,
): SetupProgress {
  const isComplete = missingValues(guide, profile).length === 0
  const tested = runs
    .filter(({ startedAt, outcome }) => outcome !== null && startedAt >= (setup.startedAt ?? setup.createdAt))
    .reduce<Tested | null>((last, run) => (last && last.startedAt >= run.startedAt ? last : run), null)
  const steps: SetupStep[] = [
    { step: 'made', at: setup.createdAt },
    { step: 'opened', at: setup.openedAt },
    { step: 'started', at: setup.startedAt },
    { step: 'values', at: isComplete ? setup.valuesAt : null },
    {
      step: 'tested',
      at: tested?.endedAt ?? null,
      ...(tested?.outcome && { outcome: tested.outcome, run: tested.id }),
    },
    { step: 'finished', at: setup.finishedAt },
  ]
  const state = setupState(setup, now)
  const isCurrent = tested?.profileVersion === profile.version
  return {
    state,
    steps: guide.isTestable ? steps : steps.filter(({ step }) => step !== 'tested'),
    next: nextOf(setup, state, {
      isComplete,
      isNoteNew: setup.tooMuchAt !== null && setup.tooMuchAt > profile.updatedAt,
      isTestable: guide.isTestable,
      outcome: (isCurrent && tested?.outcome) || null,
    }),
  }
}

interface Standing {
  isComplete: boolean
  /** Whether the profile is unchanged since the recipient's objection. */
  isNoteNew: boolean
  isTestable: boolean
  /** The profile's current test. */
  outcome: TestOutcome | null
}

function nextOf(setup: Setup, state: SetupState, { isComplete, isNoteNew, isTestable, outcome }: Standing): SetupNext {
  if (state === 'finished') return { who: 'sender', does: 'stackone' }
  if (state !== 'open') return { who: 'sender', does: 'make-again' }
  if (setup.otherBrowserAt && !setup.allowedAt) return { who: 'sender', does: 'allow' }
  if (isNoteNew) return { who: 'sender', does: 'read-note' }
  if (!setup.startedAt) return setup.openedAt ? { who: 'recipient', does: 'start' } : { who: 'sender', does: 'send' }
  if (!isComplete) return { who: 'recipient', does: 'enter-values' }
  if (isTestable && outcome === null) return { who: 'recipient', does: 'test' }
  if (isTestable && outcome !== 'ready') return { who: 'recipient', does: 'fix' }
  return { who: 'recipient', does: 'finish' }
}
