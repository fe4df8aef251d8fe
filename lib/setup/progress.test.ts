import { expect, test } from 'vitest'
import { databricksOauthU2m as guide } from '@/lib/guides/testing/databricks'
import { sampleProfile } from '../profile/testing/sample-profile'
import { type SetupNext, setupProgress } from './progress'
import type { Setup } from './setup'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 28, 10, minute))
const SETUP: Setup = {
  id: '1',
  profileId: '2',
  recipient: 'Dana',
  note: '',
  createdAt: at(0),
  createdBy: 'Ann',
  senderEmail: null,
  expiresAt: at(59),
  openedAt: null,
  startedAt: null,
  otherBrowserAt: null,
  allowedAt: null,
  valuesAt: null,
  finishedAt: null,
  revokedAt: null,
  replacedAt: null,
  tooMuchNote: null,
  tooMuchAt: null,
}
const EMPTY = sampleProfile({ fields: {}, secrets: {} })
const CHANGED = { ...EMPTY, updatedAt: at(4) }
const FULL = sampleProfile({ version: 3 })
const STARTED = { openedAt: at(1), startedAt: at(2) }
const ENTERED = { ...STARTED, valuesAt: at(3) }
const run = (minute: number, outcome: 'ready' | 'failed', profileVersion = 3) => ({
  id: `${minute}`,
  startedAt: at(minute),
  endedAt: at(minute),
  outcome,
  profileVersion,
})

test.each<[string, Partial<Setup>, typeof EMPTY, ReturnType<typeof run>[], SetupNext]>([
  ['is made', {}, EMPTY, [], { who: 'sender', does: 'send' }],
  ['was opened', { openedAt: at(1) }, EMPTY, [], { who: 'recipient', does: 'start' }],
  ['was started', STARTED, EMPTY, [], { who: 'recipient', does: 'enter-values' }],
  ['has its values', ENTERED, FULL, [], { who: 'recipient', does: 'test' }],
  ['was tested before it was started', ENTERED, FULL, [run(1, 'ready')], { who: 'recipient', does: 'test' }],
  ['failed', ENTERED, FULL, [run(4, 'ready'), run(5, 'failed')], { who: 'recipient', does: 'fix' }],
  ['changed since', ENTERED, FULL, [run(5, 'ready', 2)], { who: 'recipient', does: 'test' }],
  ['is ready', ENTERED, FULL, [run(5, 'ready'), run(4, 'failed')], { who: 'recipient', does: 'finish' }],
  ['is finished', { ...ENTERED, finishedAt: at(6) }, FULL, [], { who: 'sender', does: 'stackone' }],
  ['was opened elsewhere', { ...STARTED, otherBrowserAt: at(3) }, EMPTY, [], { who: 'sender', does: 'allow' }],
  ['asks for too much', { ...STARTED, tooMuchAt: at(3) }, EMPTY, [], { who: 'sender', does: 'read-note' }],
  ['had an answer to that', { ...STARTED, tooMuchAt: at(3) }, CHANGED, [], { who: 'recipient', does: 'enter-values' }],
  ['was revoked', { revokedAt: at(1) }, EMPTY, [], { who: 'sender', does: 'make-again' }],
  ['has expired', { expiresAt: at(1) }, EMPTY, [], { who: 'sender', does: 'make-again' }],
])('a setup that %s has its next step', (_what, changes, profile, runs, next) => {
  expect(setupProgress({ ...SETUP, ...changes }, guide, profile, runs, at(10)).next).toEqual(next)
})

test('each step has its time, the test its verdict', () => {
  const { state, steps } = setupProgress({ ...SETUP, ...ENTERED }, guide, FULL, [run(5, 'failed')], at(10))
  expect(state).toBe('open')
  expect(steps).toEqual([
    { step: 'made', at: at(0) },
    { step: 'opened', at: at(1) },
    { step: 'started', at: at(2) },
    { step: 'values', at: at(3) },
    { step: 'tested', at: at(5), outcome: 'failed', run: '5' },
    { step: 'finished', at: null },
  ])
})

test('a guide without a live test has no step for it', () => {
  const { steps, next } = setupProgress({ ...SETUP, ...ENTERED }, { ...guide, isTestable: false }, FULL, [], at(10))
  expect(steps.map(({ step }) => step)).not.toContain('tested')
  expect(next).toEqual({ who: 'recipient', does: 'finish' })
})
