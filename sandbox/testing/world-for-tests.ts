import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Target } from '../faults/fault'
import { isGeneric } from '../faults/generic'
import { FAULTS } from '../faults/table'
import { startSandbox } from '../server'
import { askFor, makeWorld, type World } from './world'

/** The data for the tests of a file, and short ways to read it. */
export interface InWorld {
  /** Throws before the first test runs. */
  world: () => World
  /** Switches one fault on, and the others off. */
  switchOn: (id: string) => void
  body: (target: Target) => Promise<Record<string, unknown>>
  statusAndBody: (target: Target) => Promise<[number, unknown]>
  /** The account API's response to this access token. */
  apiStatus: (token: unknown) => Promise<number>
}

/** Starts a sandbox for the tests of a file. Every test starts without faults. */
export function worldForTests(): InWorld {
  let made: World | null = null
  const world = () => {
    if (!made) throw new Error('The sandbox has not started yet')
    return made
  }
  beforeAll(async () => {
    made = await makeWorld(await startSandbox({ port: 0 }))
  })
  afterAll(() => made?.sandbox.stop())
  beforeEach(() => {
    world().account.faults = { on: new Set(), latency: 0 }
  })
  return {
    world,
    switchOn: (id) => {
      world().account.faults = { on: new Set([id]), latency: 0 }
    },
    body: async (target) => (await askFor(world(), target)).json(),
    statusAndBody: async (target) => {
      const response = await askFor(world(), target)
      return [response.status, await response.json()]
    },
    apiStatus: async (token) => {
      const { sandbox, account } = world()
      const url = `${sandbox.url}/api/2.0/accounts/${account.id}/scim/v2/Users`
      return (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status
    },
  }
}

/** Checks every Databricks-specific fault of these targets. None may lack a check. */
export function checkEach(
  { switchOn }: InWorld,
  targets: readonly Target[],
  checks: Record<string, () => Promise<void>>,
): void {
  const faults = FAULTS.filter((fault) => targets.includes(fault.target) && !isGeneric(fault))

  test('each fault is checked', () => {
    expect(Object.keys(checks).sort()).toEqual(faults.map(({ id }) => id).sort())
  })

  test.each(faults)('$id: $title', async ({ id }) => {
    switchOn(id)
    await checks[id]?.()
    expect.hasAssertions()
  })
}
