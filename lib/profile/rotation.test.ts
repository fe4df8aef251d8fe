import { expect, test } from 'vitest'
import { databricksOauthU2m as guide } from '@/lib/guides/testing/databricks'
import type { Profile } from './profile'
import { rotationSteps, successorOf } from './rotation'
import { sampleProfile } from './testing/sample-profile'

const OLD = sampleProfile()
const copy = (changes: Partial<Profile>) =>
  sampleProfile({ id: 'copy', copyOf: OLD.id, fields: { accountId: 'ACCOUNT', clientId: 'new' }, ...changes })

test('the second version is the newest copy for the same account with another app', () => {
  const older = copy({ id: 'older' })
  const newer = copy({ id: 'newer', createdAt: new Date(1) })
  expect(successorOf(guide, OLD, [older, newer])?.id).toBe('newer')
  const others = [
    copy({ cloud: 'gcp', createdAt: new Date(2) }),
    copy({ fields: { accountId: 'another', clientId: 'new' } }),
    copy({ fields: { accountId: 'account', clientId: 'CLIENT' } }),
    copy({ fields: { accountId: 'account', clientId: '' } }),
  ]
  expect(successorOf(guide, OLD, others)).toBeNull()
})

test.each<[what: string, steps: ReturnType<typeof rotationSteps>, next: string, done: number]>([
  ['nothing yet', rotationSteps(null, null), 'create', 0],
  ['a second version that is not proven', rotationSteps({ lastTestOutcome: 'incomplete' }, null), 'test', 2],
  [
    'one that is proven',
    rotationSteps({ lastTestOutcome: 'ready' }, { isEntered: false, isLinked: null }),
    'switch',
    3,
  ],
  [
    'one that is in StackOne',
    rotationSteps({ lastTestOutcome: 'ready' }, { isEntered: true, isLinked: false }),
    'link',
    4,
  ],
  [
    'one that users link with',
    rotationSteps({ lastTestOutcome: 'ready' }, { isEntered: true, isLinked: true }),
    'remove',
    5,
  ],
])('with %s the rotation continues with its next open step', (_what, steps, next, done) => {
  expect(steps.find(({ isNext }) => isNext)?.id).toBe(next)
  expect(steps.filter(({ state }) => state === 'done')).toHaveLength(done)
})

test('a step that StackOne was not asked about is unknown, never done', () => {
  const steps = rotationSteps({ lastTestOutcome: 'ready' }, { isEntered: true, isLinked: null })
  expect(steps.filter(({ state }) => state === 'unknown').map(({ id }) => id)).toEqual(['link', 'remove'])
})
