import { expect, test } from 'vitest'
import type { Profile } from './profile'
import { standingInWords, standingOf } from './standing'

const READY_AT = new Date('2026-11-28T10:00:00Z')
const FIRST = { run: 'a', at: READY_AT.toISOString(), outcome: 'ready' as const }
const REFUSED = { run: 'b', at: '2026-11-29T10:00:00.000Z', outcome: 'failed' as const }
const READY = { lastTestOutcome: 'ready' as const, lastTestedAt: READY_AT }
const NONE = { lastTestOutcome: null, lastTestedAt: null }

type Marks = Pick<Profile, 'lastTestOutcome' | 'lastTestedAt' | 'lastAttempt'>

test.each<[what: string, marks: Marks, reason: string | null, words: string | null]>([
  ['no test', { ...NONE, lastAttempt: null }, null, null],
  ['the proof alone', { ...READY, lastAttempt: FIRST }, null, 'Ready on 28 Nov 2026.'],
  ['a proof from before attempts were kept', { ...READY, lastAttempt: null }, null, 'Ready on 28 Nov 2026.'],
  [
    'a proof, and an attempt that took nothing from it',
    { ...READY, lastAttempt: REFUSED },
    'Access was refused at the sign-in',
    'Ready on 28 Nov 2026. Last attempt, 29 Nov 2026: Access was refused at the sign-in.',
  ],
  [
    'a change since the last test',
    { ...NONE, lastAttempt: REFUSED },
    null,
    'Not tested since it was changed. Last attempt, 29 Nov 2026: failed.',
  ],
])('%s', (_what, marks, reason, words) => {
  expect(standingInWords(standingOf(marks), reason)).toBe(words)
})
