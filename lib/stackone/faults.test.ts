import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '@/sandbox/server'
import { STACKONE_FAULTS } from '@/sandbox/stackone/faults'
import { followAuthLink } from '@/sandbox/testing/stackone'
import { onDatabase } from '../db/testing/databases'
import { refreshConnector } from './connector-store'
import { compareActions, hasDrifted } from './drift'
import { findLink, openLinkSecrets } from './link-store'
import { followLink, makeLink } from './links'
import { profileInStackOne } from './profile-view'
import { isStackOneError, problemWords } from './stackone-error'
import { STACKONE_FAULT_TABLE, type StackOneFaultRow, stackOneFaultsMarkdown } from './testing/fault-table'
import { makeConfirmed, type StackOneWorld, stackOneWorld } from './testing/world'

/** In milliseconds: a short limit for requests that never get an answer. */
const WAIT_MS = 1500

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
})
afterAll(() => sandbox.stop())

test('every fault of the sandbox’s StackOne is in the table once, and its document matches the table', () => {
  const ids = STACKONE_FAULT_TABLE.map(({ fault }) => fault)
  expect([...ids].sort()).toEqual(STACKONE_FAULTS.map(({ id }) => id).sort())
  expect(readFileSync('docs/stackone-faults.md', 'utf8')).toBe(stackOneFaultsMarkdown())
})

type Confirmed = Awaited<ReturnType<typeof makeConfirmed>>

/** A link whose sign-in is completed. */
async function linkAccount(world: StackOneWorld, { profile, reference }: Confirmed): Promise<string> {
  const order = { ownerId: 'acme', ownerName: 'Acme', expiresIn: 3600, accountId: null, actor: 'Ann' }
  const id = await makeLink(world, { ...order, profile, reference })
  await followAuthLink((await openLinkSecrets(world.db, world.ring, id))?.url ?? '')
  const link = await findLink(world.db, id)
  return link ? (await followLink(world, link, { profile, guide: world.guide, reference })).status : 'none'
}

/** The wizard's result for a fault. */
async function comesTo(world: StackOneWorld, row: StackOneFaultRow, confirmed: Confirmed): Promise<string | undefined> {
  const asking = { ...world, signal: AbortSignal.timeout(WAIT_MS) }
  if (row.place === 'link') {
    const made = linkAccount(world, confirmed)
    return made.catch((error: unknown) => (isStackOneError(error) ? error.problem.kind : 'thrown'))
  }
  if (row.place === 'actions') {
    const drift = compareActions(world.guide, await world.stackOne.connectorActions('databricks'))
    return drift && hasDrifted(drift) ? 'drift' : 'none'
  }
  const known = await refreshConnector(asking, 'databricks')
  const { match, accounts, isReady } = await profileInStackOne(world.db, confirmed.profile, world.guide, known)
  if (row.place === 'every call') {
    const { title, cause, fix } = known.problem ? problemWords(known.problem) : { title: '', cause: '', fix: '' }
    expect(`${title}. ${cause} ${fix}`).toMatch(/^.{5,}\. [A-Z].+\. [A-Z].+\.$/)
    // The known state stays.
    expect(match?.kind).toBe('confirmed')
    return known.problem?.kind
  }
  if (row.place === 'accounts') {
    expect(isReady).toBe(row.comesTo === 'active')
    return accounts[0]?.status
  }
  return match?.kind === 'confirmed' ? match.warnings[0]?.kind : match?.kind
}

onDatabase('with a fault of StackOne', (db) => {
  test.each(STACKONE_FAULT_TABLE)('$fault: $comesTo', async (row) => {
    const world = stackOneWorld(db(), sandbox, `fault-${row.fault}`)
    const confirmed = await makeConfirmed(world, sandbox)
    if (row.place === 'accounts') await linkAccount(world, confirmed)
    await refreshConnector(world, 'databricks')
    await world.setUp({ on: [row.fault] })
    expect(await comesTo(world, row, confirmed)).toBe(row.comesTo)
  })
})
