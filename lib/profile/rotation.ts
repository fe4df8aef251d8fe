import { fieldOfRole } from '../guide/fields'
import type { Guide } from '../guide/schema'
import type { Profile } from './profile'

/** The parts of a rotation, in their order. */
const ROTATION_STEPS = ['create', 'save', 'test', 'switch', 'link', 'remove'] as const
export type RotationStepId = (typeof ROTATION_STEPS)[number]

/** `unknown`: the wizard cannot see it. */
export interface RotationStep {
  id: RotationStepId
  state: 'done' | 'todo' | 'unknown'
  /** The first step that is not known to be done: the next one. */
  isNext: boolean
}

/** The profile that replaces another: its newest copy for the same account with another app; null if there is none. */
export function successorOf(
  guide: Pick<Guide, 'fields'>,
  profile: Pick<Profile, 'cloud' | 'fields'>,
  copies: readonly Profile[],
): Profile | null {
  const valueOfRole = (fields: Profile['fields'], role: 'account' | 'client-id') =>
    (fields[fieldOfRole(guide, role)?.key ?? ''] ?? '').toLowerCase()
  const [newest] = copies
    .filter(
      ({ cloud, fields }) =>
        cloud === profile.cloud &&
        valueOfRole(fields, 'account') === valueOfRole(profile.fields, 'account') &&
        valueOfRole(fields, 'client-id') !== '' &&
        valueOfRole(fields, 'client-id') !== valueOfRole(profile.fields, 'client-id'),
    )
    .sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime())
  return newest ?? null
}

/** The state of the second version in StackOne. */
interface InStackOne {
  /** Whether somebody recorded that its values are entered there. */
  isEntered: boolean
  /** Whether an account of it is active; null if StackOne is not used. */
  isLinked: boolean | null
}

/** The progress of a rotation, from recorded events only. Pure. */
export function rotationSteps(
  successor: Pick<Profile, 'lastTestOutcome'> | null,
  inStackOne: InStackOne | null,
): RotationStep[] {
  const done = (isDone: boolean) => (isDone ? 'done' : 'todo')
  const states: Record<RotationStepId, RotationStep['state']> = {
    create: done(successor !== null),
    save: done(successor !== null),
    test: done(successor?.lastTestOutcome === 'ready'),
    switch: done(inStackOne?.isEntered === true),
    link: inStackOne?.isLinked === null ? 'unknown' : done(inStackOne?.isLinked === true),
    remove: 'unknown',
  }
  const next = ROTATION_STEPS.find((id) => states[id] !== 'done')
  return ROTATION_STEPS.map((id) => ({ id, state: states[id], isNext: id === next }))
}
