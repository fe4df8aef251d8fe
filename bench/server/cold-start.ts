import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Browser } from '@playwright/test'
import { startWizard } from '../../e2e/support/wizard'
import { startSandbox } from '../../sandbox/server'
import { median } from '../median'
import { serveNext } from '../next-server'
import { GUIDE } from '../pages/every-page'
import type { Section } from '../section'
import { formatRows, type Row } from '../table'
import { playScene } from './scene'

const ROUNDS = 5

/** The time from the start of the process to the first page, compared with an empty page rendered on request. */
export async function measureColdStart(browser: Browser): Promise<Section[]> {
  const folder = await mkdtemp(join(tmpdir(), 'wizard-bench-'))
  try {
    await fillFolder(browser, folder)
    const starts = {
      fresh: () => firstPage(async () => toServed(await startWizard()), GUIDE),
      filled: () => firstPage(async () => toServed(await startWizard({ DATA_DIR: folder })), GUIDE),
      empty: () => firstPage(() => serveNext('bench/empty'), '/on-request'),
    }
    const times = { fresh: [] as number[], filled: [] as number[], empty: [] as number[] }
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const name of ['fresh', 'filled', 'empty'] as const) times[name].push(await starts[name]())
    }
    const row = (name: string, ours: readonly number[]): Row => {
      return { name, ours: median(ours), baseline: median(times.empty), unit: 'ms' }
    }
    const rows = [
      row('The first start ever, to the first guide page', times.fresh),
      row('A start with profiles and tests, to the first guide page', times.filled),
    ]
    return [{ title: 'Server: from the start of the process to the first page', table: formatRows(rows) }]
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function fillFolder(browser: Browser, folder: string): Promise<void> {
  const sandbox = await startSandbox({ port: 0 })
  const wizard = await startWizard({ DATA_DIR: folder, SANDBOX_URL: sandbox.url })
  await playScene(browser, wizard, sandbox)
  await wizard.stop()
  await sandbox.stop()
}

async function firstPage(start: () => Promise<{ origin: string; stop: () => Promise<void> }>, path: string) {
  const from = performance.now()
  const { origin, stop } = await start()
  const answer = await fetch(origin + path)
  await answer.text()
  const ms = performance.now() - from
  await stop()
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`)
  return ms
}

function toServed({ url, stop }: Awaited<ReturnType<typeof startWizard>>) {
  return { origin: url, stop }
}
