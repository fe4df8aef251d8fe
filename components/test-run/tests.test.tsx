import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Profile } from '@/lib/profile/profile'
import { sampleProfile } from '@/lib/profile/testing/sample-profile'
import { testRunPath } from '@/lib/urls'
import { Tests } from './tests'

const TESTED_AT = new Date('2026-11-28T10:00:00Z')
const FAILED = { run: 'a', at: TESTED_AT.toISOString(), outcome: 'failed' as const }
const FIX = new RegExp(`href="${testRunPath('a')}"[^>]*>See the fix<`)

function draw(marks: Partial<Profile>): string {
  const profile = sampleProfile(marks)
  const start = () => Promise.resolve()
  return renderToStaticMarkup(
    <Tests profile={profile} attemptReason={null} runs={[]} start={start} isTestable missing={null} />,
  )
}

test.each<[what: string, marks: Partial<Profile>]>([
  ['it failed', { lastAttempt: FAILED, lastTestOutcome: 'failed', lastTestedAt: TESTED_AT }],
  ['the profile was changed since', { lastAttempt: FAILED, lastTestOutcome: null, lastTestedAt: null }],
])('the last test’s fix is one click away when %s', (_what, marks) => {
  expect(draw(marks)).toMatch(FIX)
})

test('a test that passed has no fix', () => {
  const passed = { lastAttempt: { ...FAILED, outcome: 'ready' as const }, lastTestOutcome: 'ready' as const }
  expect(draw({ ...passed, lastTestedAt: TESTED_AT })).not.toMatch(/See the fix/)
})
