import type { StageResult } from './stage'

type Stage = Pick<StageResult, 'id' | 'evidence'> & { outcome: StageResult['outcome'] | null }

/**
 * The signed-in user: a name with its e-mail address or ID, or the ID alone if nothing else is known; null if nothing
 * is.
 */
export function signedInAs(stages: readonly Stage[]): string | null {
  const identity = stages.find(({ id, outcome }) => id === 'identity' && outcome === 'pass')
  const [name, more] = identity?.evidence ?? []
  if (!name) return null
  return more ? `${name.value} (${more.value})` : name.value
}
