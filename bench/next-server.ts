import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../e2e/support/free-port'
import { NEXT, ROOT } from './paths'

const READY_WITHIN_MS = 30_000

/** Something that answers at an origin until it is stopped. */
export interface Served {
  origin: string
  stop: () => Promise<void>
}

/** Serves a build with `next start` on a free port. */
export async function serveNext(folder: string, env: Readonly<Record<string, string>> = {}): Promise<Served> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const dataDir = join(tmpdir(), `wizard-bench-${port}`)
  const child = spawn(process.execPath, [NEXT, 'start', folder, '-H', '127.0.0.1', '-p', `${port}`], {
    cwd: ROOT,
    stdio: 'ignore',
    // The wizard warns when it is opened at another address than its own.
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', PUBLIC_URL: origin, DATA_DIR: dataDir, ...env },
  })
  const stop = async () => {
    await end(child)
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    await answers(origin, child)
  } catch (error) {
    await stop()
    throw error
  }
  return { origin, stop }
}

async function answers(origin: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS
  while (child.exitCode === null && Date.now() < deadline) {
    const isUp = await fetch(origin).then(
      () => true,
      () => false,
    )
    if (isUp) return
    await sleep(100)
  }
  throw new Error(`next start did not answer at ${origin}.`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill()
  await once(child, 'exit')
}
