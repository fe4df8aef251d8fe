import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { calculatePKCECodeChallenge } from 'openid-client'
import { expect, test, vi } from 'vitest'
import { profileEvents } from '../audit/trail'
import type { Database } from '../db/database'
import { testRuns } from '../db/schema'
import { guarded, StoreError } from '../db/store-error'
import { onDatabase } from '../db/testing/databases'
import { databricksOauthU2m, databricksTest } from '../guides/testing/databricks'
import { log } from '../log/log'
import type { Profile } from '../profile/profile'
import { createProfile, deleteProfile, findProfile, updateProfile } from '../profile/store'
import type { KeyRing } from '../security/seal'
import { deferred } from '../testing/deferred'
import { waitForRuns } from './active-runs'
import { endEarly } from './end-early'
import { interruptRuns } from './interrupt-runs'
import { endLapsedRuns, readRun } from './read-run'
import { findRun } from './run-store'
import { answerRun, type RunDeps, runOfState, signInUrl, startRun } from './runner'
import { STAGE_IDS } from './stage'
import {
  type Answers,
  type Asked,
  fakeProvider,
  json,
  METADATA,
  NOW,
  ORIGIN,
  SUBJECT,
  TOKENS,
} from './testing/fake-provider'
import { fallSilent } from './testing/fall-silent'
import { TEST_MINUTES } from './waiting'

const RING: KeyRing = [new Uint8Array(32).fill(1)]
const OTHER_RING: KeyRing = [new Uint8Array(32).fill(2)]
const ANN = { startedBy: 'Ann', owner: 'ann' }
const SECRET = `dose${'1'.repeat(32)}`

function worldWith(db: Database, answers?: Answers, now: () => Date = () => NOW): RunDeps {
  return {
    db,
    ring: RING,
    tools: { fetch: fakeProvider(answers), clock: () => 0, now },
    publicUrl: 'http://localhost:3000',
    findTest: (connector) =>
      connector === 'databricks' ? { guide: databricksOauthU2m, provider: databricksTest } : undefined,
  }
}

async function makeProfile(db: Database, connector = 'databricks'): Promise<Profile> {
  const id = randomUUID()
  const { cloud, fields, actions } = SUBJECT
  await createProfile(
    { db, ring: RING, now: NOW, actor: 'Ann' },
    {
      id,
      submissionId: randomUUID(),
      connector,
      guide: 'oauth-u2m',
      input: { name: `Profile ${id}`, cloud, fields, scopes: 'scim offline_access', actions },
      secrets: { clientSecret: SECRET },
      secretFor: SUBJECT.origin,
    },
  )
  const profile = await findProfile(db, id)
  if (!profile) throw new Error('The profile was not saved.')
  return profile
}

async function startedRun(world: RunDeps, profile: Profile) {
  const begun = await startRun(world, profile, ANN)
  if (!begun) throw new Error('No run was begun.')
  await begun.done
  return begun.id
}

/** A waiting run, and its callback. */
async function waitingRun(world: RunDeps, profile: Profile) {
  const id = await startedRun(world, profile)
  const url = new URL((await signInUrl(world, id)) ?? 'about:blank')
  const query = new URLSearchParams({ code: `${randomUUID()}-good`, state: url.searchParams.get('state') ?? '' })
  return { id, url, query: query.toString() }
}

/** Delays an endpoint's response until it is released; resolves once it was requested. */
function gate(place: Asked['endpoint'] | ((asked: Asked) => boolean), answer?: Response) {
  const open = deferred()
  const reached = deferred()
  const answers = (inner: Answers = () => undefined): Answers => {
    return (asked) => {
      if (typeof place === 'string' ? asked.endpoint !== place : !place(asked)) return inner(asked)
      reached.resolve()
      return open.promise.then(() => answer ?? json(place === 'token' ? TOKENS : { Resources: [] }))
    }
  }
  return { answers, isReached: reached.promise, letGo: open.resolve }
}

onDatabase('a test run', (db) => {
  test('waits for the sign-in after the first checks pass, and is ready after the last', async () => {
    const profile = await makeProfile(db())
    const world = worldWith(db())
    const { id, url, query } = await waitingRun(world, profile)
    expect((await findRun(db(), id))?.run).toMatchObject({
      status: 'waiting',
      current: ['authorize'],
      waitsUntil: new Date(NOW.getTime() + TEST_MINUTES * 60_000),
      stages: [{ id: 'config' }, { id: 'discovery' }, { id: 'client', outcome: 'pass' }],
    })
    expect(url.origin + url.pathname).toBe(`${ORIGIN}/oidc/accounts/${SUBJECT.accountId}/v1/authorize`)
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: SUBJECT.clientId,
      redirect_uri: SUBJECT.redirectUri,
      response_type: 'code',
      scope: 'scim offline_access',
      code_challenge_method: 'S256',
    })
    await (await answerRun(world, id, query))?.done
    const { run } = (await findRun(db(), id)) ?? {}
    expect(run).toMatchObject({ status: 'ended', outcome: 'ready', current: [], endedAt: NOW })
    expect(run?.stages.map((stage) => stage.id)).toEqual([...STAGE_IDS])
    expect(await findProfile(db(), profile.id)).toMatchObject({
      lastTestOutcome: 'ready',
      signInAgainBy: new Date(NOW.getTime() + databricksTest.refreshTokenMinutes * 60_000),
    })
  })

  test('with a refused refresh token promises no more than its access token', async () => {
    const profile = await makeProfile(db())
    const world = worldWith(db(), ({ endpoint }) =>
      endpoint === 'refresh' ? json({ error: 'invalid_grant' }, 400) : undefined,
    )
    const { id, query } = await waitingRun(world, profile)
    await (await answerRun(world, id, query))?.done
    expect((await findRun(db(), id))?.run).toMatchObject({
      outcome: 'failed',
      lifetimes: {
        refreshMinutes: null,
        refreshSource: null,
        signInAgainBy: new Date(NOW.getTime() + TOKENS.expires_in * 1000).toISOString(),
      },
    })
  })

  test('sends its own verifier and state, new each time', async () => {
    const profile = await makeProfile(db())
    const sent: URLSearchParams[] = []
    const world = worldWith(db(), ({ endpoint, form }) => {
      if (endpoint === 'token') sent.push(form)
      return undefined
    })
    const first = await waitingRun(world, profile)
    await (await answerRun(world, first.id, first.query))?.done
    const second = await waitingRun(world, profile)
    const verifier = sent[0]?.get('code_verifier') ?? ''
    expect(await calculatePKCECodeChallenge(verifier)).toBe(first.url.searchParams.get('code_challenge'))
    for (const name of ['state', 'code_challenge']) {
      expect(second.url.searchParams.get(name)).not.toBe(first.url.searchParams.get(name))
    }
    expect(sent[0]?.get('client_secret')).toBe(SECRET)
  })

  test('does not start for a guide without a test', async () => {
    const profile = await makeProfile(db(), 'acme')
    expect(await startRun(worldWith(db()), profile, ANN)).toBeNull()
  })

  test('takes one of two concurrent answers, and exchanges its code once', async () => {
    const profile = await makeProfile(db())
    let exchanges = 0
    const world = worldWith(db(), ({ endpoint }) => {
      if (endpoint === 'token') exchanges += 1
      return undefined
    })
    const { id, query } = await waitingRun(world, profile)
    const answered = await Promise.all([answerRun(world, id, query), answerRun(world, id, query)])
    expect(answered.filter((each) => each !== null)).toHaveLength(1)
    for (const each of answered) await each?.done
    expect(await answerRun(world, id, query)).toBeNull()
    expect(exchanges).toBe(1)
    expect((await findRun(db(), id))?.run.outcome).toBe('ready')
  })

  test('is found by the state of an answer, also after it has ended', async () => {
    const world = worldWith(db())
    const { id, query } = await waitingRun(world, await makeProfile(db()))
    expect((await runOfState(db(), query))?.run.id).toBe(id)
    await (await answerRun(world, id, query))?.done
    expect((await runOfState(db(), query))?.run).toMatchObject({ id, status: 'ended' })
    expect(await runOfState(db(), 'code=x')).toBeNull()
    expect(await runOfState(db(), 'state=')).toBeNull()
    expect(await signInUrl(world, id)).toBeNull()
  })

  test.each(['ended-early', 'superseded'] as const)(
    'that ends during its work (%s) changes nothing afterwards',
    async (because) => {
      const profile = await makeProfile(db())
      const { answers, isReached, letGo } = gate('token')
      const asked: string[] = []
      const world = worldWith(
        db(),
        answers(({ endpoint }) => {
          asked.push(endpoint)
          return endpoint === 'metadata'
            ? json({ ...METADATA, revocation_endpoint: `${METADATA.issuer}/v1/revoke` })
            : undefined
        }),
      )
      const { id, query } = await waitingRun(world, profile)
      const begun = await answerRun(world, id, query)
      await isReached
      const running = await findRun(db(), id)
      expect(running && (await endEarly(world, running.run.id, { because }))).toBe(true)
      const ended = await findRun(db(), id)
      letGo()
      await begun?.done
      expect(await findRun(db(), id)).toEqual(ended)
      expect(ended?.run).toMatchObject({ status: 'ended', outcome: 'incomplete' })
      expect(ended?.run.stages.find((stage) => stage.id === 'token')).toMatchObject({
        outcome: 'could-not-run',
        advice: [{ id: because }],
      })
      expect(asked).not.toContain('api')
      // The tokens that it received meanwhile are revoked.
      expect(asked.filter((endpoint) => endpoint === 'revoke')).toHaveLength(2)
      const events = await profileEvents(db(), profile.id, 10)
      expect(events.filter(({ action }) => action === 'profile.tested')).toHaveLength(1)
    },
  )

  test('replaces the open run of the same owner, and no other', async () => {
    const profile = await makeProfile(db())
    // Runs that started at the same moment are ordered by id.
    let passed = 0
    const world = worldWith(db(), undefined, () => new Date(NOW.getTime() + passed++))
    const first = await waitingRun(world, profile)
    const bobs = await startRun(world, profile, { startedBy: 'Bob', owner: 'bob' })
    await bobs?.done
    const second = await waitingRun(world, profile)
    expect((await findRun(db(), first.id))?.run).toMatchObject({ status: 'ended', outcome: 'incomplete' })
    expect((await findRun(db(), bobs?.id ?? ''))?.run.status).toBe('waiting')
    expect(await answerRun(world, first.id, first.query)).toBeNull()
    await (await answerRun(world, second.id, second.query))?.done
    expect((await findRun(db(), second.id))?.run.outcome).toBe('ready')
  })

  test('sends the secret only to the host that it was entered for, and reports another host', async () => {
    const profile = await makeProfile(db())
    const sent: string[] = []
    const fetchAny: typeof fetch = async (url, init) => {
      sent.push(`${url} ${init?.body}`)
      return fakeProvider()(url, init)
    }
    const guide = {
      ...databricksOauthU2m,
      clouds: [{ id: SUBJECT.cloud, label: 'Moved', host: 'localhost:4010', scheme: 'http' as const }],
    }
    const world = worldWith(db())
    const moved: RunDeps = {
      ...world,
      tools: { ...world.tools, fetch: fetchAny },
      findTest: () => ({ guide, provider: databricksTest }),
    }
    const { id, done } = (await startRun(moved, profile, ANN)) ?? expect.fail('No test was begun.')
    await done
    const { run } = (await findRun(db(), id)) ?? {}
    expect(sent).toEqual([])
    expect(run).toMatchObject({ status: 'ended', outcome: 'failed' })
    expect(run?.stages[0]).toMatchObject({
      id: 'config',
      advice: [{ id: 'secret-elsewhere', values: { expected: SUBJECT.origin, got: 'http://localhost:4010' } }],
    })
  })

  test('sends that secret to neither host if host and secret change while the test starts', async () => {
    const profile = await makeProfile(db())
    const { name, fields, actions, scopes } = profile
    const input = { name, fields, actions, scopes, cloud: 'azure' }
    const change = {
      id: profile.id,
      guide: databricksOauthU2m,
      version: 1,
      input,
      secrets: { clientSecret: 'the-secret-of-azure' },
    }
    await updateProfile({ db: db(), ring: RING, now: NOW, actor: 'Bob' }, change)
    const { id, done } = (await startRun(worldWith(db()), profile, ANN)) ?? expect.fail('No test was begun.')
    await done
    expect((await findRun(db(), id))?.run.stages[0]).toMatchObject({ advice: [{ id: 'secret-elsewhere' }] })
  })

  test('of a changed profile reports it, asks for no tokens, and marks nothing', async () => {
    const profile = await makeProfile(db())
    const asked: string[] = []
    const world = worldWith(db(), ({ endpoint }) => {
      asked.push(endpoint)
      return undefined
    })
    const { id, query } = await waitingRun(world, profile)
    const { name, cloud, fields, actions } = profile
    const input = { name, cloud, fields, actions, scopes: 'all-apis' }
    const change = { id: profile.id, guide: databricksOauthU2m, version: profile.version, input, secrets: {} }
    await updateProfile({ db: db(), ring: RING, now: NOW, actor: 'Bob' }, change)
    await (await answerRun(world, id, query))?.done
    const { run } = (await findRun(db(), id)) ?? {}
    expect(run).toMatchObject({ status: 'ended', outcome: 'incomplete' })
    expect(run?.stages.flatMap(({ advice }) => advice.map((each) => each.id))).toContain('profile-changed')
    expect(asked).not.toContain('token')
    expect(await findProfile(db(), profile.id)).toMatchObject({ lastTestOutcome: null })
  })

  test('of a deleted profile is deleted with it, quietly', async () => {
    const logged = vi.spyOn(log(), 'error').mockImplementation(() => {})
    const profile = await makeProfile(db())
    const { answers, isReached, letGo } = gate('token')
    const world = worldWith(db(), answers())
    const { id, query } = await waitingRun(world, profile)
    const begun = await answerRun(world, id, query)
    await isReached
    await deleteProfile({ db: db(), now: NOW, actor: 'Ann' }, profile.id)
    letGo()
    await begun?.done
    expect(await findRun(db(), id)).toBeNull()
    expect(logged).not.toHaveBeenCalled()
  })

  test('without a sign-in ends at its time limit, and takes no later answer', async () => {
    const { id, query } = await waitingRun(worldWith(db()), await makeProfile(db()))
    const atLast = worldWith(db(), undefined, () => new Date(NOW.getTime() + TEST_MINUTES * 60_000))
    expect((await readRun(atLast, id))?.run.status).toBe('waiting')
    const after = worldWith(db(), undefined, () => new Date(NOW.getTime() + TEST_MINUTES * 60_000 + 1))
    expect(await signInUrl(after, id)).toBeNull()
    expect(await answerRun(after, id, query)).toBeNull()
    expect((await readRun(after, id))?.run).toMatchObject({
      status: 'ended',
      outcome: 'incomplete',
      stages: expect.arrayContaining([
        expect.objectContaining({ id: 'authorize', advice: [{ id: 'no-sign-in', values: {} }] }),
      ]),
    })
  })

  test('is polled with one database query until its time limit', async () => {
    const { id } = await waitingRun(worldWith(db()), await makeProfile(db()))
    const questions = vi.spyOn(db(), 'select')
    expect((await readRun(worldWith(db()), id))?.run.status).toBe('waiting')
    expect(questions).toHaveBeenCalledTimes(1)
    const after = worldWith(db(), undefined, () => new Date(NOW.getTime() + TEST_MINUTES * 60_000 + 1))
    expect((await readRun(after, id))?.run.status).toBe('ended')
    questions.mockClear()
    expect((await readRun(after, id))?.run.status).toBe('ended')
    expect(questions).toHaveBeenCalledTimes(1)
  })

  test('with a silent process is ended as interrupted by the next reader', async () => {
    const profile = await makeProfile(db())
    const { answers, isReached, letGo } = gate('metadata', json({}))
    const begun = await startRun(worldWith(db(), answers()), profile, ANN)
    await isReached
    // Whatever the reader's clock says: by the database's clock the process is alive.
    await endLapsedRuns(worldWith(db(), undefined, () => new Date(NOW.getTime() + 600_000)))
    expect((await findRun(db(), begun?.id ?? ''))?.run.status).toBe('running')
    await fallSilent(db(), [begun?.id ?? ''])
    await endLapsedRuns(worldWith(db()))
    const { run } = (await findRun(db(), begun?.id ?? '')) ?? {}
    expect(run).toMatchObject({ status: 'ended', outcome: 'incomplete' })
    expect(run?.stages.find((stage) => stage.id === 'discovery')?.advice).toEqual([{ id: 'interrupted', values: {} }])
    letGo()
    await begun?.done
  })

  test('continues after a short database outage', async () => {
    const world = worldWith(db())
    const { id, query } = await waitingRun(world, await makeProfile(db()))
    const unavailable = () => {
      throw Object.assign(new Error('unavailable'), { code: 'ECONNREFUSED' })
    }
    const begun = await answerRun(world, id, query)
    const changes = vi.spyOn(db(), 'update').mockImplementationOnce(unavailable)
    const transactions = vi.spyOn(db(), 'transaction').mockImplementationOnce(unavailable)
    await begun?.done
    expect(changes.mock.results[0]?.type).toBe('throw')
    expect(transactions.mock.results[0]?.type).toBe('throw')
    expect((await findRun(db(), id))?.run).toMatchObject({ status: 'ended', outcome: 'ready' })
  })

  test('ends at once with an internal error, and says so', async () => {
    const logged = vi.spyOn(log(), 'error').mockImplementation(() => {})
    const world = worldWith(db())
    const { id, query } = await waitingRun(world, await makeProfile(db()))
    const findTest = () => {
      throw new TypeError(`a mistake with ${SECRET}`)
    }
    await (await answerRun({ ...world, findTest }, id, query))?.done
    const { run } = (await findRun(db(), id)) ?? {}
    expect(run).toMatchObject({ status: 'ended', outcome: 'incomplete' })
    expect(run?.stages.find((stage) => stage.id === 'authorize')?.advice).toEqual([
      { id: 'internal-error', values: {} },
    ])
    expect(logged.mock.calls).toEqual([['A test failed unexpectedly: TypeError']])
  })

  test('that exceeds its process’s time is ended as interrupted, and no other is', async () => {
    const { answers, isReached, letGo } = gate('token')
    const world = worldWith(db(), answers())
    const { id, query } = await waitingRun(world, await makeProfile(db()))
    const waiting = await waitingRun(world, await makeProfile(db()))
    const begun = await answerRun(world, id, query)
    await isReached
    await interruptRuns(async () => db(), await waitForRuns(0))
    const { run } = (await findRun(db(), id)) ?? {}
    expect(run).toMatchObject({ status: 'ended', outcome: 'incomplete' })
    expect(run?.stages.find((stage) => stage.id === 'token')?.advice).toEqual([{ id: 'interrupted', values: {} }])
    expect((await findRun(db(), waiting.id))?.run.status).toBe('waiting')
    letGo()
    await begun?.done
  })

  test('that is interrupted before it stored a failure’s reason reports no failure', async () => {
    const { answers, isReached, letGo } = gate(({ url }) => url.pathname.endsWith('/Users/7'))
    const refused = json({ message: 'Only account admin can access this API' }, 403)
    const access_token = `e30.${Buffer.from('{"sub":"7"}').toString('base64url')}.signature`
    const world = worldWith(
      db(),
      answers(({ endpoint }) => {
        if (endpoint === 'token') return json({ ...TOKENS, access_token })
        return endpoint === 'wrong-token' ? refused.clone() : undefined
      }),
    )
    const { id, query } = await waitingRun(world, await makeProfile(db()))
    const begun = await answerRun(world, id, query)
    await isReached
    await vi.waitFor(async () => expect((await findRun(db(), id))?.run.current).toEqual(['identity']))
    await endEarly(world, id, { because: 'interrupted' })
    const { run } = (await findRun(db(), id)) ?? {}
    expect(run).toMatchObject({ status: 'ended', outcome: 'incomplete' })
    expect(run?.stages.slice(-4)).toMatchObject([
      { id: 'identity', outcome: 'could-not-run', advice: [{ id: 'interrupted' }] },
      { id: 'api', outcome: 'skipped' },
      { id: 'refresh', outcome: 'skipped' },
      { id: 'clean-up', outcome: 'skipped' },
    ])
    letGo()
    await begun?.done
  })

  test('is left to the next reader if its process ends without a database', async () => {
    const logged = vi.spyOn(log(), 'error').mockImplementation(() => {})
    const open = () => guarded(() => Promise.reject(new StoreError('57P02', null)))
    await interruptRuns(open, [{ id: randomUUID(), worker: 'mine' }])
    expect(logged).toHaveBeenCalledWith(expect.stringContaining('The database answered 57P02.'))
  })

  test('is ended only in the states that are named', async () => {
    const world = worldWith(db())
    const { id, query } = await waitingRun(world, await makeProfile(db()))
    expect(await endEarly(world, id, { because: 'interrupted', statuses: ['running'] })).toBe(false)
    expect(await endEarly(world, id, { because: 'no-sign-in', lapsedBy: NOW })).toBe(false)
    await (await answerRun(world, id, query))?.done
    expect(await endEarly(world, id, { because: 'ended-early' })).toBe(false)
    expect((await findRun(db(), id))?.run.outcome).toBe('ready')
  })

  test('with an answer that anyone could have made ends, and takes no proof away', async () => {
    const world = worldWith(db())
    const profile = await makeProfile(db())
    const first = await waitingRun(world, profile)
    await (await answerRun(world, first.id, first.query))?.done
    const second = await waitingRun(world, profile)
    await (await answerRun(world, second.id, 'code=forged-good&state=forged'))?.done
    expect((await findRun(db(), second.id))?.run).toMatchObject({ status: 'ended', outcome: 'incomplete' })
    expect(await findProfile(db(), profile.id)).toMatchObject({ lastTestOutcome: 'ready' })
  })

  test('of a profile whose cloud is gone sends nothing, and fails', async () => {
    const asked: string[] = []
    const world = worldWith(db(), ({ endpoint }) => {
      asked.push(endpoint)
      return undefined
    })
    const id = await startedRun(world, { ...(await makeProfile(db())), cloud: 'gone' })
    const { run } = (await findRun(db(), id)) ?? {}
    expect(run).toMatchObject({ status: 'ended', outcome: 'failed', subject: { origin: '' } })
    expect(run?.stages[0]).toMatchObject({ id: 'config', outcome: 'fail', advice: [{ id: 'value-wrong' }] })
    expect(asked).toEqual([])
  })

  test('that no key opens cannot be signed in to, and does not hang', async () => {
    const { id, query } = await waitingRun(worldWith(db()), await makeProfile(db()))
    const world = { ...worldWith(db()), ring: OTHER_RING }
    expect(await signInUrl(world, id)).toBeNull()
    await (await answerRun(world, id, query))?.done
    expect((await findRun(db(), id))?.run).toMatchObject({ status: 'ended', outcome: 'incomplete' })
  })

  test('opens only its own sealed values', async () => {
    const world = worldWith(db())
    const [one, other] = [
      await waitingRun(world, await makeProfile(db())),
      await waitingRun(world, await makeProfile(db())),
    ]
    const sealedPending = (await findRun(db(), one.id))?.sealedPending
    await db().update(testRuns).set({ sealedPending }).where(eq(testRuns.id, other.id))
    expect(await signInUrl(world, one.id)).not.toBeNull()
    expect(await signInUrl(world, other.id)).toBeNull()
  })

  test('that ends before the sign-in skips the remaining stages', async () => {
    const profile = await makeProfile(db())
    const world = worldWith(db(), ({ endpoint }) =>
      endpoint === 'client' ? json({ error: 'invalid_client' }, 401) : undefined,
    )
    const id = await startedRun(world, profile)
    expect(await signInUrl(world, id)).toBeNull()
    const { run } = (await findRun(db(), id)) ?? {}
    expect(run).toMatchObject({ status: 'ended', outcome: 'failed', waitsUntil: null })
    expect(run?.stages.map(({ outcome }) => outcome)).toEqual([
      'pass',
      'pass',
      'fail',
      ...Array.from({ length: 7 }, () => 'skipped'),
    ])
    expect(await findProfile(db(), profile.id)).toMatchObject({ lastTestOutcome: 'failed' })
  })

  test('keeps no state, verifier, code, token or secret in its row', async () => {
    const secrets = [SECRET, TOKENS.access_token, TOKENS.refresh_token]
    const world = worldWith(db(), ({ form }) => {
      secrets.push(...['code_verifier', 'code'].flatMap((name) => form.get(name) ?? []))
      return undefined
    })
    const { id, url, query } = await waitingRun(world, await makeProfile(db()))
    secrets.push(url.searchParams.get('state') ?? '')
    const row = async () =>
      JSON.stringify(await db().execute(sql`select r::text as row from test_runs r where id = ${id}`))
    const waiting = await row()
    await (await answerRun(world, id, query))?.done
    const ended = await row()
    expect(secrets.length).toBeGreaterThan(5)
    for (const secret of secrets) for (const text of [waiting, ended]) expect(text).not.toContain(secret)
  })

  test('with unusual characters in the granted scopes is stored', async () => {
    const odd = 'scim \u0000 \ud800 offline_access'
    const world = worldWith(db(), ({ endpoint }) =>
      endpoint === 'token' ? json({ ...TOKENS, scope: odd }) : undefined,
    )
    const { id, query } = await waitingRun(world, await makeProfile(db()))
    await (await answerRun(world, id, query))?.done
    expect((await findRun(db(), id))?.run).toMatchObject({ status: 'ended', outcome: 'ready' })
  })

  test('with a lifetime beyond every date is stored', async () => {
    const tokens = { ...TOKENS, expires_in: 1e15, refresh_token: undefined }
    const world = worldWith(db(), ({ endpoint }) => (endpoint === 'token' ? json(tokens) : undefined))
    const profile = { ...(await makeProfile(db())), scopes: 'scim' }
    const { id, query } = await waitingRun(world, profile)
    await (await answerRun(world, id, query))?.done
    expect((await findRun(db(), id))?.run).toMatchObject({ status: 'ended', outcome: 'ready' })
  })
})
