import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { onDatabase } from '../db/testing/databases'
import type { AdviceId } from '../guide/advice-id'
import { databricksOauthU2m, databricksTest } from '../guides/testing/databricks'
import { createProfile } from '../profile/store'
import type { KeyRing } from '../security/seal'
import { loadGuestView, loadLinkView } from './guest.server'
import { endRun, insertRun, startWaiting } from './run-store'
import type { RunDeps } from './runner'
import { claimSignInLink, makeSignInLink } from './sign-in-link'
import type { StageId } from './stage'
import { fakeProvider, NOW, SUBJECT } from './testing/fake-provider'

const RING: KeyRing = [new Uint8Array(32)]
const CANARY = 'canary of the profile'
const NOTHING = { stages: [], current: [], scopeLists: null, lifetimes: null }

onDatabase('a guest who signs in for a run', (db) => {
  const world = (): RunDeps => ({
    db: db(),
    ring: RING,
    tools: { fetch: fakeProvider(), clock: () => 0, now: () => NOW },
    publicUrl: 'http://localhost:3000',
    findTest: () => ({ guide: databricksOauthU2m, provider: databricksTest }),
  })

  /** A guest of a run that failed at this stage, with this advice. */
  async function guestOfFailed(stage: StageId, advice: AdviceId) {
    const profileId = randomUUID()
    const input = { name: `${CANARY} ${profileId}`, cloud: 'aws', fields: SUBJECT.fields, scopes: '', actions: [] }
    const names = { connector: 'databricks', guide: 'oauth-u2m', secretFor: SUBJECT.origin }
    const context = { db: db(), ring: RING, now: NOW, actor: 'Ann' }
    await createProfile(context, { id: profileId, submissionId: profileId, input, secrets: {}, ...names })
    const started = { profileId, profileVersion: 1, subject: SUBJECT, startedBy: 'Ann', owner: 'ann' }
    const hold = await insertRun(db(), started, NOW)
    const wait = { stateHash: randomUUID(), sealedPending: 'sealed', until: new Date(NOW.getTime() + 1000) }
    await startWaiting(db(), hold, NOTHING, wait)
    const token = (await makeSignInLink(context, hold.id)) ?? ''
    const link = await loadLinkView(world(), token)
    const guest = await claimSignInLink(context, token)
    const told = { id: stage, outcome: 'fail' as const, advice: [{ id: advice, values: { message: CANARY } }] }
    const stages = [{ ...told, evidence: [], exchanges: [], startedAt: NOW.toISOString(), ms: 0 }]
    const end = { ...NOTHING, stages, outcome: 'failed' as const }
    await endRun(db(), hold.id, { statuses: ['waiting'] }, () => end, NOW)
    return { link, view: await loadGuestView(world(), guest) }
  }

  test('sees the cause of their own failed sign-in, and nothing of the profile', async () => {
    const { link, view } = await guestOfFailed('authorize', 'sign-in-refused')
    expect(link).toMatchObject({ createdBy: 'Ann', providerName: 'Databricks', anAdmin: 'an account admin' })
    expect(view).toMatchObject({ status: 'ended', outcome: 'failed', cause: { title: expect.any(String) } })
    for (const seen of [link, view]) {
      for (const own of [CANARY, SUBJECT.accountId, SUBJECT.clientId]) expect(JSON.stringify(seen)).not.toContain(own)
    }
  })

  test('does not see the cause of an earlier failure', async () => {
    const { view } = await guestOfFailed('config', 'value-wrong')
    expect(view).toMatchObject({ outcome: 'failed', cause: null })
    expect(JSON.stringify(view)).not.toContain(CANARY)
  })

  test('is identified only by their key', async () => {
    expect(await loadGuestView(world(), null)).toBeNull()
    expect(await loadGuestView(world(), { runId: randomUUID(), key: 'k' })).toBeNull()
  })
})
