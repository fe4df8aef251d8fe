import { expect, test } from 'vitest'
import { databricksOauthU2m, databricksTest } from '../guides/testing/databricks'
import type { TestRun } from './run'
import type { Advice } from './stage'
import { NOW, SUBJECT } from './testing/fake-provider'
import { makeView } from './view'

const PROFILE = '5a4db0c5-0009-4000-8000-000000000009'

/** The link of this piece of advice. */
function linkOf(advice: Advice, subject = SUBJECT) {
  const run: TestRun = {
    id: '5a4db0c5-0008-4000-8000-000000000008',
    profileId: PROFILE,
    profileVersion: 1,
    subject,
    status: 'ended',
    outcome: 'failed',
    startedAt: NOW,
    startedBy: 'Ann',
    endedAt: NOW,
    stages: [
      {
        id: 'config',
        outcome: 'fail',
        advice: [advice],
        evidence: [],
        startedAt: NOW.toISOString(),
        ms: 0,
        exchanges: [],
      },
    ],
    current: [],
    scopeLists: null,
    lifetimes: null,
    waitsUntil: null,
  }
  const profile = { name: 'Profile', version: 1 }
  const view = makeView(run, { guide: databricksOauthU2m, test: databricksTest, profile, isMine: true })
  return view.stages[0]?.advice[0]?.link
}

test.each([
  [{ id: 'value-wrong', values: { field: 'clientId', message: 'No.' } }, 'clientId'],
  [{ id: 'secret-unreadable', values: {} }, 'clientSecret'],
  [{ id: 'wrong-credentials', values: {} }, 'clientSecret'],
  [{ id: 'endpoint-elsewhere', values: {} }, 'cloud'],
] as const)('%j links to the box of its field, %s', (advice, field) => {
  expect(linkOf(advice)).toEqual({ href: `/profiles/${PROFILE}/edit#${field}`, label: 'Edit the profile' })
})

test('a fix in the app links to the guide’s step, for the same choice', () => {
  const link = linkOf({ id: 'app-lacks-redirect', values: { url: 'https://x.example' } })
  expect(link?.href).toMatch(/^\/connectors\/databricks\/oauth-u2m\?.*list_users.*#add-connection$/)
})

test('advice that another test or nobody can fix has no link', () => {
  expect(linkOf({ id: 'not-admin', values: { scope: 'scim' } })).toBeNull()
  expect(linkOf({ id: 'blocked-address', values: {} })).toBeNull()
})

test('a run whose cloud is gone can still be viewed', () => {
  const advice = { id: 'value-wrong', values: { field: 'cloud', message: 'No.' } } as const
  expect(linkOf(advice, { ...SUBJECT, cloud: 'gone', origin: '' })?.href).toContain('#cloud')
})
