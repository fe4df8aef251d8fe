import type { Database } from '../db/database'
import type { AdviceId } from '../guide/advice-id'
import { ENDED_BEFORE } from '../messages'
import { outcomeOf } from './outcome'
import type { RunStatus, TestRun } from './run'
import { type RunTools, withTheRest } from './run-stages'
import { endRun, type RunLease } from './run-store'
import type { Advice, Evidence, StageId, StageResult } from './stage'
import { GROUPS, STAGES } from './stages'
import { advise, couldNotRun, fail } from './verdict'

/** Why a run is ended early, and in which states. */
interface EarlyEnd {
  because: AdviceId | Advice
  evidence?: readonly Evidence[]
  /** Absent: any run that has not ended. */
  statuses?: readonly RunStatus[]
  /** Only if its time was over by then. */
  lapsedBy?: Date
  /** Only where this process still works on it. */
  hold?: RunLease
}

/**
 * Ends a run that has not ended, even if a process works on it, and stores the reason. False if it had ended, or is not
 * in that state.
 */
export async function endEarly(
  { db, tools }: { db: Database; tools: Pick<RunTools, 'now'> },
  id: string,
  { because, evidence = [], statuses = ['running', 'waiting'], lapsedBy, hold }: EarlyEnd,
): Promise<boolean> {
  const now = tools.now()
  const advice = typeof because === 'string' ? advise(because) : because
  const { found: _found, ...verdict } = (PROVEN.has(advice.id) ? fail : couldNotRun)([advice], evidence)
  return endRun(
    db,
    id,
    hold ? { hold } : { statuses, ...(lapsedBy && { lapsedBy }) },
    (run) => {
      const told = run.stages.filter(({ id }) => !besideCurrent(run).has(id))
      const at = STAGES.find(({ id }) => !told.some((stage) => stage.id === id))?.id
      const stage: StageResult[] = at
        ? [{ id: at, startedAt: now.toISOString(), ms: 0, exchanges: [], ...verdict }]
        : []
      const stages = withTheRest([...told, ...stage], ENDED_BEFORE, now)
      return { stages, scopeLists: run.scopeLists, lifetimes: run.lifetimes, outcome: outcomeOf(stages) }
    },
    now,
  )
}

/** The running stages, with those of the same group: only their outcome is stored, without its reason. */
function besideCurrent({ current }: TestRun): ReadonlySet<StageId> {
  const group = GROUPS.find((stages) => stages.some(({ id }) => current.includes(id))) ?? []
  return new Set(group.map(({ id }) => id))
}

/** A provider's page that the admin pasted is a proof; no answer is not. */
const PROVEN: ReadonlySet<AdviceId> = new Set([
  'unknown-client',
  'redirect-not-registered',
  'scopes-not-assigned',
  'policy-refused',
  'invalid-scope',
])
