import { expect, test } from 'vitest'
import type { StageId, StageOutcome } from '@/lib/oauth-test/stage'
import type { StageView } from '@/lib/oauth-test/view'
import { headlineOf } from './headline'

function stage(id: StageId, outcome: StageOutcome): StageView {
  const advice = [{ id: 'interrupted', title: id, cause: '', fix: '', place: 'none', link: null, step: null }] as const
  return { id, name: id, proves: '', outcome, isCurrent: false, ms: 0, advice, evidence: [], exchanges: [] }
}

test.each([
  ['pass', 'api'],
  ['could-not-run', 'client'],
] as const)('unchecked credentials are the headline only if no token arrived (%s: %s)', (token, said) => {
  const stages = [stage('client', 'could-not-run'), stage('token', token), stage('api', 'could-not-run')]
  expect(headlineOf({ outcome: 'incomplete', stages })?.stage.id).toBe(said)
})
