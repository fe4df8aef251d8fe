import type { TestOutcome } from '../profile/profile'
import type { Lifetimes, ScopeLists, StageId, StageResult, TestTarget } from './stage'

/** `waiting`: for the sign-in. */
export type RunStatus = 'running' | 'waiting' | 'ended'

/** One live test of a profile, without secrets. */
export interface TestRun {
  id: string
  profileId: string
  profileVersion: number
  subject: TestTarget
  status: RunStatus
  /** Null until it ends. */
  outcome: TestOutcome | null
  startedAt: Date
  startedBy: string
  endedAt: Date | null
  /** The ended stages, in display order. */
  stages: readonly StageResult[]
  /** The running stages. */
  current: readonly StageId[]
  scopeLists: ScopeLists | null
  lifetimes: Lifetimes | null
  /** While it waits for the sign-in: the time limit. */
  waitsUntil: Date | null
}
