import { expect, test } from 'vitest'
import type { AdviceId } from '../guide/advice-id'
import { databricksOauthU2m as guide } from '../guides/testing/databricks'
import { advisedScopes } from './advised-scopes'

function runWith(id: AdviceId, values: Record<string, string>) {
  const stage = { id: 'api', outcome: 'fail', evidence: [], exchanges: [], startedAt: '', ms: 0 } as const
  return { stages: [{ ...stage, advice: [{ id, values }] }] }
}

test.each<[AdviceId, Record<string, string>, string[]]>([
  ['scopes-not-assigned', { scopes: 'scim' }, ['all-apis', 'offline_access']],
  ['api-scope-missing', { lacking: 'unity-catalog' }, ['unity-catalog']],
  ['api-scope-missing', { lacking: 'scim', granted: 'yes' }, ['all-apis', 'offline_access']],
  ['needed-scopes-not-asked', { scopes: 'scim billing' }, ['scim', 'billing']],
  ['offline-access-not-asked', { scope: 'offline_access' }, ['offline_access']],
  ['scope-optional-missing', { scopes: 'billing' }, []],
  ['wrong-credentials', {}, []],
])('%s with %j advises to ask for %j', (id, values, scopes) => {
  expect(advisedScopes([runWith('wrong-state', {}), runWith(id, values)], guide)).toEqual(scopes)
})
