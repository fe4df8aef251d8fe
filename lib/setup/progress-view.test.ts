import { expect, test } from 'vitest'
import type { SetupProgress } from './progress'
import { setupInWords, setupView } from './progress-view'
import type { Setup } from './setup'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 28, 10, minute))
const SETUP: Setup = {
  ...{ id: '1', profileId: '2', recipient: 'Dana', note: '', createdBy: 'Ann', senderEmail: null },
  ...{ createdAt: at(0), expiresAt: at(59), openedAt: at(1), startedAt: at(2), valuesAt: at(3), finishedAt: null },
  ...{ otherBrowserAt: null, allowedAt: null, revokedAt: null, replacedAt: null, tooMuchNote: null, tooMuchAt: null },
}
const PROGRESS: SetupProgress = {
  state: 'open',
  steps: [
    { step: 'values', at: at(3) },
    { step: 'tested', at: at(4), outcome: 'failed', run: '7' },
    { step: 'finished', at: null },
  ],
  next: { who: 'recipient', does: 'fix' },
}

test('a failed test has its verdict and its cause, and a ready one has no cause', () => {
  const { steps } = setupView(SETUP, PROGRESS, 'The secret is wrong')
  expect(steps.map(({ label, cause, run }) => [label, cause, run])).toEqual([
    ['Values entered', null, null],
    ['Tested: failed', 'The secret is wrong', '7'],
    ['Finished', null, null],
  ])
  const ready: SetupProgress = { ...PROGRESS, steps: [{ step: 'tested', at: at(4), outcome: 'ready', run: '7' }] }
  expect(setupView(SETUP, ready, 'The secret is wrong').steps[0]?.cause).toBeNull()
})

test('a request from another browser is shown until it is allowed', () => {
  const asking = { ...SETUP, otherBrowserAt: at(5) }
  expect(setupView(asking, PROGRESS, null).otherBrowserAt).toBe(at(5).toISOString())
  expect(setupView({ ...asking, allowedAt: at(6) }, PROGRESS, null).otherBrowserAt).toBeNull()
})

test.each([
  [{}, 'Setup by Dana: values entered'],
  [{ valuesAt: null }, 'Setup by Dana: started'],
  [{ valuesAt: null, startedAt: null }, 'Setup by Dana: opened'],
  [{ otherBrowserAt: at(4) }, 'Setup by Dana: someone else opened the link'],
  [{ expiresAt: at(9) }, 'Setup by Dana: link expired'],
  [{ finishedAt: at(4) }, null],
  [{ revokedAt: at(4) }, null],
])('the list shows %j as %j', (changes, words) => {
  expect(setupInWords({ ...SETUP, ...changes }, at(10))).toBe(words)
})
