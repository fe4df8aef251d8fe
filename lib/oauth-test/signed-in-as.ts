import type { StageResult } from './stage'

type Stage = Pick<StageResult, 'id' | 'evidence'> & { outcome: StageResult['outcome'] | null }

/** Who signed in: a name with what makes it plain, or the ID alone where nothing else is known; null where nothing is. */
export function signedInAs(stages: readonly Stage[]): string | null {
  const identity = stages.find(({ id, outcome }) => id === 'identity' && outcome === 'pass')
  const [name, more] = identity?.evidence ?? []
  if (!name) return null
  return more ? `${name.value} (${more.value})` : name.value
}
