import type { TestOutcome } from '../profile/profile'
import type { Lifetimes, ScopeLists, StageId, StageResult, TestTarget } from './stage'

/** `waiting`: for the sign-in. */
export type RunStatus = 'running' | 'waiting' | 'ended'

/** One live test of a profile. It has no secret in it. */
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
  /** Those that ended, in the order in which they are shown. */
  stages: readonly StageResult[]
  /** Those that run now. */
  current: readonly StageId[]
  scopeLists: ScopeLists | null
  lifetimes: Lifetimes | null
  /** While it waits for the sign-in: until when. */
  waitsUntil: Date | null
}
