import { expect } from '@playwright/test'
import { findRun } from '@/lib/oauth-test/run-store'
import { findProfile } from '@/lib/profile/store'
import type { Cluster } from './cluster'
import type { Play } from './scripted-run'

/** Fails unless a test has the result that its fault causes, also in its record and its profile. */
export async function expectRight({ db }: Cluster, { row, runId, profileId, end }: Play): Promise<void> {
  const stage = end?.stages.find(({ id }) => id === row.stage)
  expect({ run: end?.outcome, stage: stage?.outcome, advice: stage?.advice.map(({ id }) => id) }, row.id).toEqual({
    run: row.run,
    stage: row.outcome,
    advice: row.advice ? [row.advice] : [],
  })
  expect((await findRun(db, runId ?? ''))?.run).toMatchObject({ status: 'ended', outcome: row.run })
  expect(await findProfile(db, profileId)).toMatchObject({ lastTestOutcome: row.run })
}

/** Fails unless a test's page says that it was interrupted and proves nothing, and gives the next step. */
export async function expectBrokenOff({ db }: Cluster, { row, runId, profileId, end }: Play): Promise<void> {
  expect(end?.outcome, row.id).toBe('incomplete')
  const said = end?.stages.filter(({ outcome }) => outcome === 'could-not-run').flatMap(({ advice }) => advice)
  expect(said, row.id).toContainEqual(
    expect.objectContaining({
      id: 'interrupted',
      title: 'The test was interrupted',
      cause: expect.stringContaining('This says nothing about the profile.'),
      fix: expect.stringContaining('Test again.'),
    }),
  )
  expect((await findRun(db, runId ?? ''))?.run).toMatchObject({ status: 'ended', outcome: 'incomplete' })
  expect((await findProfile(db, profileId))?.lastTestOutcome).toBe('incomplete')
}

/** Whether a test was interrupted before it had proven anything. */
export function isBrokenOff({ end }: Play): boolean {
  const isLeft = end?.stages.some(({ advice }) => advice.some(({ id }) => id === 'interrupted')) ?? false
  return isLeft && end?.outcome === 'incomplete'
}
