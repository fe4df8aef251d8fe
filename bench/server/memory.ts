import { type Browser, request } from '@playwright/test'
import { startWizard } from '../../e2e/support/wizard'
import { startSandbox } from '../../sandbox/server'
import { serveNext } from '../next-server'
import { GUIDE } from '../pages/every-page'
import type { Section } from '../section'
import { formatRows, type Row } from '../table'
import { fire } from './fire'
import { runLiveTest } from './live-test'
import { type Memory, memoryInUse, TELLS_MEMORY } from './memory-in-use'
import { residentMegabytes, treeMegabytes } from './proc'
import { playScene } from './scene'

const VIEWS = 1000
const TESTS = 200

/**
 * The memory of the wizard's process, at rest and after work. Memory that grows when the same work is repeated is a
 * leak.
 */
export async function measureMemory(browser: Browser): Promise<Section[]> {
  const sandbox = await startSandbox({ port: 0 })
  const wizard = await startWizard({ SANDBOX_URL: sandbox.url, ...TELLS_MEMORY })
  try {
    const view = (times: number) => fire(wizard.url + GUIDE, { times })
    await open(wizard.url + GUIDE)
    const atRest = await memoryInUse(wizard)
    const { cookies, profileId } = await playScene(browser, wizard, sandbox)
    const withStore = await memoryInUse(wizard)
    const inAll = treeMegabytes(wizard.pid)
    await view(VIEWS)
    const viewedOnce = await memoryInUse(wizard)
    await view(VIEWS)
    const viewedTwice = await memoryInUse(wizard)
    const admin = await request.newContext({ baseURL: wizard.url, storageState: { cookies, origins: [] } })
    const test = async () => {
      for (let each = 0; each < TESTS; each += 1) await runLiveTest(admin, profileId)
    }
    await test()
    const testedOnce = await memoryInUse(wizard)
    await test()
    const testedTwice = await memoryInUse(wizard)
    await admin.dispose()
    const rows: Row[] = [
      megabytes('At rest, beside an empty Next server', atRest.resident, await emptyAtRest()),
      megabytes('With profiles and a test, beside at rest', withStore.resident, atRest.resident),
      megabytes('The same, with PostgreSQL’s processes', inAll, atRest.resident),
      ...growth(`${2 * VIEWS} guide views, beside ${VIEWS}`, viewedTwice, viewedOnce),
      ...growth(`${2 * TESTS} live tests, beside ${TESTS}`, testedTwice, testedOnce),
    ]
    return [{ title: 'Server: memory', table: formatRows(rows) }]
  } finally {
    await wizard.stop()
    await sandbox.stop()
  }
}

async function emptyAtRest(): Promise<number> {
  const empty = await serveNext('bench/empty')
  await open(`${empty.origin}/on-request`)
  const resident = residentMegabytes(empty.pid)
  await empty.stop()
  return resident
}

async function open(url: string): Promise<void> {
  const answer = await fetch(url)
  await answer.text()
}

function growth(name: string, after: Memory, before: Memory): Row[] {
  return [
    megabytes(`After ${name}: process`, after.resident, before.resident),
    megabytes(`After ${name}: values in use`, after.heap, before.heap),
  ]
}

function megabytes(name: string, ours: number, baseline: number): Row {
  return { name, ours, baseline, unit: 'MB' }
}
