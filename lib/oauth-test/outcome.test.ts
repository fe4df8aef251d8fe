import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TestOutcome } from '../profile/profile'
import { outcomeOf, replaces } from './outcome'
import { STAGE_IDS, type StageId, type StageOutcome } from './stage'

const OUTCOMES = ['pass', 'warn', 'fail', 'skipped', 'could-not-run'] as const
const NEEDED = ['config', 'discovery', 'authorize', 'token', 'scopes', 'api'] as const

const stages = fc
  .tuple(...STAGE_IDS.map((id) => fc.tuple(fc.constant(id), fc.option(fc.constantFrom(...OUTCOMES)))))
  .map((all) => all.flatMap(([id, outcome]) => (outcome ? [{ id, outcome }] : [])))

function everything(changes: Partial<Record<StageId, StageOutcome>> = {}) {
  return STAGE_IDS.map((id) => ({ id, outcome: changes[id] ?? ('pass' as const) }))
}

test('a run is ready only if every needed stage passed and none failed', () => {
  fc.assert(
    fc.property(stages, (all) => {
      const outcome = new Map(all.map((each) => [each.id, each.outcome]))
      const isProven = (id: StageId) => outcome.get(id) === 'pass' || outcome.get(id) === 'warn'
      if (outcomeOf(all) !== 'ready') return
      expect(NEEDED.filter((id) => !isProven(id))).toEqual([])
      expect(isProven('refresh') || outcome.get('refresh') === 'skipped').toBe(true)
      expect(all.some((each) => each.outcome === 'fail')).toBe(false)
    }),
    { numRuns: 2000 },
  )
})

test('a run fails if a stage failed, and only then', () => {
  fc.assert(
    fc.property(stages, (all) => {
      expect(outcomeOf(all) === 'failed').toBe(all.some(({ outcome }) => outcome === 'fail'))
    }),
  )
})

test('a run that passed is ready, and an empty run is not', () => {
  expect(outcomeOf(everything())).toBe('ready')
  expect(outcomeOf(STAGE_IDS.map((id) => ({ id, outcome: 'warn' })))).toBe('ready')
  expect(outcomeOf([])).toBe('incomplete')
})

test.each(NEEDED)('without “%s” a run is incomplete', (id) => {
  for (const outcome of ['skipped', 'could-not-run'] as const) {
    expect(outcomeOf(everything({ [id]: outcome }))).toBe('incomplete')
  }
  expect(outcomeOf(everything().filter((stage) => stage.id !== id))).toBe('incomplete')
})

test.each([
  ['credentials that the tokens have proven', { client: 'could-not-run' }, 'ready'],
  ['no refresh token to use', { refresh: 'skipped' }, 'ready'],
  ['a refresh token that could not be tried', { refresh: 'could-not-run' }, 'incomplete'],
  ['nobody’s name', { identity: 'could-not-run' }, 'ready'],
] as const)('a run with %s, %j, is %s', (_what, changes, outcome) => {
  expect(outcomeOf(everything(changes))).toBe(outcome)
})

test.each<['sign-in-refused' | 'redirect-not-registered', TestOutcome, TestOutcome | null, boolean]>([
  ['redirect-not-registered', 'failed', 'ready', true],
  ['sign-in-refused', 'failed', 'ready', false],
  ['sign-in-refused', 'failed', 'failed', true],
  ['sign-in-refused', 'failed', null, true],
  ['redirect-not-registered', 'incomplete', 'ready', false],
  ['redirect-not-registered', 'incomplete', null, true],
])('a run with %s that is %s replaces %s: %s', (id, outcome, before, isNews) => {
  const stages = [{ outcome: 'fail' as const, advice: [{ id, values: {} }] }]
  expect(replaces({ outcome, stages }, before)).toBe(isNews)
})
