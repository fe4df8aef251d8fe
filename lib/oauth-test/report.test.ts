import { expect, test } from 'vitest'
import { databricksTest, databricksOauthU2m as guide } from '@/lib/guides/testing/databricks'
import { sampleProfile } from '../profile/testing/sample-profile'
import { makeReport, reportSchema } from './report'
import type { TestRun } from './run'
import { STAGE_IDS } from './stage'

const VERSIONS = { wizard: '0.1.0', node: 'v20.20.0' }
const LABELS = {
  accountIdLabel: 'Account ID',
  clientIdLabel: 'Client ID',
  fields: [
    { key: 'accountId', label: 'Account ID', value: 'account' },
    { key: 'clientId', label: 'Client ID', value: 'client' },
  ],
}
const PROFILE = sampleProfile({ name: 'Production', version: 3 })
const START = new Date('2026-11-23T10:00:00.000Z')

const RUN: TestRun = {
  id: 'run',
  profileId: 'profile',
  profileVersion: 3,
  subject: {
    connector: 'databricks',
    guide: 'oauth-u2m',
    cloud: 'aws',
    origin: 'https://accounts.cloud.databricks.com',
    accountId: 'account',
    clientId: 'client',
    fields: { accountId: 'account', clientId: 'client' },
    scopes: ['scim', 'offline_access'],
    actions: ['databricks_list_users'],
    redirectUri: 'https://wizard.example.com/connect/callback',
  },
  status: 'ended',
  outcome: 'failed',
  startedAt: START,
  startedBy: 'Ann',
  endedAt: new Date(START.getTime() + 61_500),
  stages: [
    {
      id: 'discovery',
      outcome: 'pass',
      advice: [],
      evidence: [],
      startedAt: START.toISOString(),
      ms: 120,
      exchanges: [{ method: 'GET', url: 'https://accounts.cloud.databricks.com/x', status: 200, ms: 119 }],
    },
    {
      id: 'authorize',
      outcome: 'fail',
      advice: [
        { id: 'redirect-not-registered', values: { sent: 'https://wizard.example.com/connect/callback' } },
        { id: 'no-sign-in', values: {} },
      ],
      evidence: [{ label: 'Error', value: 'invalid_request' }],
      startedAt: START.toISOString(),
      ms: 61_000.5,
      exchanges: [{ method: 'GET', url: 'https://accounts.cloud.databricks.com/y', status: null, ms: 5 }],
    },
  ],
  current: [],
  scopeLists: { needed: ['scim'], asked: ['scim', 'offline_access'], granted: ['scim'], source: 'token' },
  lifetimes: {
    accessSeconds: 3600,
    refreshMinutes: 129_600,
    refreshSource: 'app',
    signInAgainBy: '2027-02-21T10:00:00.000Z',
  },
  waitsUntil: null,
}

test('a report has what was tested, and the results', () => {
  expect(makeReport(RUN, PROFILE, guide, databricksTest, VERSIONS)).toEqual({
    schemaVersion: 1,
    runId: 'run',
    profile: { id: 'profile', name: 'Production', version: 3, readyAt: null },
    subject: { ...RUN.subject, connectorName: 'Databricks', method: guide.method, cloudLabel: 'AWS', ...LABELS },
    outcome: 'failed',
    startedAt: '2026-11-23T10:00:00.000Z',
    startedBy: 'Ann',
    endedAt: '2026-11-23T10:01:01.500Z',
    durationMs: 61_500,
    stages: [
      {
        ...RUN.stages[0],
        name: 'Server',
        proves: 'that the account’s authorization server answers and is the expected one',
      },
      {
        ...RUN.stages[1],
        name: 'Sign-in',
        proves: 'that someone signed in, agreed, and was sent back here',
        advice: [
          {
            id: 'redirect-not-registered',
            title: 'The redirect URL is not registered',
            cause: expect.stringContaining('https://wizard.example.com/connect/callback'),
            fix: expect.stringContaining('30 minutes'),
          },
          {
            id: 'no-sign-in',
            title: 'Nobody came back from the sign-in',
            cause: expect.any(String),
            fix: expect.any(String),
          },
        ],
      },
    ],
    scopeLists: RUN.scopeLists,
    lifetimes: RUN.lifetimes,
    versions: VERSIONS,
  })
})

const WAITING: TestRun = {
  ...RUN,
  status: 'waiting',
  outcome: null,
  endedAt: null,
  stages: [],
  scopeLists: null,
  lifetimes: null,
  waitsUntil: START,
}

test.each([
  ['that has ended', RUN],
  ['that waits', WAITING],
  ['with nothing known about tokens', { ...RUN, scopeLists: null, lifetimes: null }],
  [
    'without a refresh token',
    { ...RUN, lifetimes: { accessSeconds: null, refreshMinutes: null, refreshSource: null, signInAgainBy: null } },
  ],
  ['with every stage', { ...RUN, stages: RUN.stages.flatMap((stage) => STAGE_IDS.map((id) => ({ ...stage, id }))) }],
] satisfies [string, TestRun][])('the report of a run %s is JSON of the documented shape', (_name, run) => {
  const report = makeReport(run, PROFILE, guide, databricksTest, VERSIONS)
  const read: unknown = JSON.parse(JSON.stringify(report))
  expect(read).toStrictEqual(report)
  expect(reportSchema.parse(read)).toStrictEqual(report)
})

test('an open run has neither outcome nor end', () => {
  expect(makeReport(WAITING, PROFILE, guide, databricksTest, VERSIONS)).toMatchObject({
    outcome: null,
    endedAt: null,
    durationMs: null,
    stages: [],
    scopeLists: null,
    lifetimes: null,
  })
})

test('a clock that was set back gives no negative duration', () => {
  const endedAt = new Date(START.getTime() - 1000)
  expect(makeReport({ ...RUN, endedAt }, PROFILE, guide, databricksTest, VERSIONS).durationMs).toBe(0)
})

test('a cloud that the guide no longer has is named by its id', () => {
  const run = { ...RUN, subject: { ...RUN.subject, cloud: 'gone' } }
  expect(makeReport(run, PROFILE, guide, databricksTest, VERSIONS).subject.cloudLabel).toBe('gone')
})

test('a report has no other data of a run', () => {
  const odd = { ...RUN, sealedPending: 'secret', stages: RUN.stages.map((stage) => ({ ...stage, found: 'secret' })) }
  expect(JSON.stringify(makeReport(odd, PROFILE, guide, databricksTest, VERSIONS))).not.toContain('secret"')
})

test.each([
  ['ready', 3, START.toISOString()],
  ['ready', 4, null],
  ['failed', 3, null],
] as const)('a report on a profile that is %s in version %i says so: %s', (lastTestOutcome, version, readyAt) => {
  const profile = { ...PROFILE, lastTestOutcome, lastTestedAt: START, version }
  expect(makeReport(RUN, profile, guide, databricksTest, VERSIONS).profile.readyAt).toBe(readyAt)
  const ready = makeReport({ ...RUN, outcome: 'ready' }, profile, guide, databricksTest, VERSIONS)
  expect(ready.profile.readyAt).toBeNull()
})
