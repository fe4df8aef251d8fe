import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { fallSilent } from '@/lib/oauth-test/testing/fall-silent'
import { expect, test } from '../support/cluster-test'
import { INSTANCE } from '../support/round-robin'
import { signIn } from '../support/sign-in'
import { makeApp, setFaults, TestRunPage } from '../support/test-run'

// The tests share two instances, and some send requests to only one, so they stay in one worker.
test.describe.configure({ mode: 'default' })

const journal = z
  .object({ entries: z.array(z.object({ when: z.number() })).min(1) })
  .parse(JSON.parse(readFileSync('lib/db/migrations/meta/_journal.json', 'utf8')))

test('when instances start at once on an empty database, one creates the tables and all serve', async ({ cluster }) => {
  const { db, instances, accessCode } = cluster
  const applied = await db.execute(sql`select created_at::text as at from drizzle.__drizzle_migrations order by id`)
  expect(applied).toMatchObject({ rows: journal.entries.map(({ when }) => ({ at: `${when}` })) })
  for (const { url } of instances) expect((await fetch(`${url}/api/ready`)).status).toBe(200)
  // The outputs of all instances together contain one code.
  expect(accessCode).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){5}$/)
})

test('the whole setup works with each request on the next instance', async ({ cluster, page }) => {
  const instances = new Map<string, Set<string>>()
  page.on('response', (response) => {
    const instance = response.headers()[INSTANCE]
    const [, kind = ''] = new URL(response.url()).pathname.split('/')
    if (instance) instances.set(kind, (instances.get(kind) ?? new Set()).add(instance))
  })
  await signIn(page, cluster, { name: 'Ann' })
  const run = new TestRunPage(page)
  await run.start(await makeApp(cluster.sandbox, cluster))
  await run.signInAs()
  await expect(run.heading('Ready')).toBeVisible()
  await page.getByRole('link', { name: 'Enter it in StackOne' }).click()
  await expect(page.getByText('OAuth 2.0 (U2M - User to Machine)')).toBeVisible()
  await page.goto('/history')
  await expect(page.getByText('Ann (access code)').first()).toBeVisible()
  expect(instances.get('_next')?.size).toBe(2)
  expect(new Set(['profiles', 'test-runs', 'api'].flatMap((kind) => [...(instances.get(kind) ?? [])])).size).toBe(2)
})

test('a test starts on one instance, is read on the other, and either accepts its callback', async ({
  cluster: { url, accessCode, proxy, sandbox },
  page,
}) => {
  const all = proxy.instances
  const [one = '', other = ''] = all
  const goOnAt = (instance: string) => {
    proxy.instances = [instance]
  }
  const run = new TestRunPage(page)
  const credentials = await makeApp(sandbox, { url })
  // Slow enough that the page polls while the test runs.
  await setFaults(sandbox, credentials.accountId, [], 300)

  goOnAt(one)
  await signIn(page, { url, accessCode })
  await run.start(credentials)
  goOnAt(other)
  await expect(run.signInHere).toBeVisible()
  await run.signInHere.click()
  await page.getByRole('button', { name: 'Ada Admin, account admin' }).click()
  goOnAt(one)
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(page).toHaveURL(/\/test-runs\/[0-9a-f-]{36}$/)
  goOnAt(other)
  await expect(run.heading('Ready')).toBeVisible()
  await page.reload()
  await expect(run.heading('Ready')).toBeVisible()
  proxy.instances = all
})

test('the page of an abandoned test says so, stops polling, and offers the next step', async ({ cluster, page }) => {
  const { db, sandbox } = cluster
  const run = new TestRunPage(page)
  const credentials = await makeApp(sandbox, cluster)
  await page.clock.install()
  await signIn(page, cluster)
  let looks = 0
  page.on('request', (request) => {
    if (request.url().includes('/api/test-runs/')) looks += 1
  })

  await setFaults(sandbox, credentials.accountId, ['metadata-hang'])
  await run.start(credentials)
  await expect(run.heading('Testing')).toBeVisible()
  await fallSilent(db, [page.url().slice(-36)])
  await expect(run.heading('Incomplete')).toBeVisible()
  await expect(run.next).toContainText('The test was interrupted')
  await expect(run.next).toContainText('This says nothing about the profile.')
  expect(looks).toBeGreaterThan(0)

  looks = 0
  await page.clock.fastForward('10:00')
  expect(looks).toBe(0)
  await setFaults(sandbox, credentials.accountId, [])
  await run.again.click()
  await expect(run.signInHere).toBeVisible()
  await run.signInAs()
  await expect(run.heading('Ready')).toBeVisible()
})
