import type { Guide } from '../guide/schema'
import type { TestRun } from './run'
import type { Advice } from './stage'

/** The scopes that the advice of these runs recommends: the profile's form must not call them unneeded. */
export function advisedScopes(runs: readonly Pick<TestRun, 'stages'>[], guide: Pick<Guide, 'defaultScopes'>): string[] {
  const advice = runs.flatMap(({ stages }) => stages.flatMap((stage) => stage.advice))
  return [...new Set(advice.flatMap((each) => scopesOf(each, guide)))]
}

function scopesOf({ id, values }: Advice, { defaultScopes }: Pick<Guide, 'defaultScopes'>): readonly string[] {
  switch (id) {
    case 'scopes-not-assigned':
      return defaultScopes
    case 'api-scope-missing':
      return values.granted ? defaultScopes : listed(values.lacking)
    case 'needed-scopes-not-asked':
    case 'scope-missing':
      return listed(values.scopes)
    case 'offline-access-not-asked':
    case 'no-refresh-token-asked':
      return listed(values.scope)
    default:
      return []
  }
}

function listed(scopes = ''): string[] {
  return scopes.split(/\s+/).filter((scope) => scope !== '')
}
