import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../e2e/support/free-port'
import { NEXT, ROOT } from './paths'

const READY_WITHIN_MS = 30_000
const BETWEEN_TRIES_MS = 5

/** A server at an origin, until it is stopped. */
interface Served {
  origin: string
  stop: () => Promise<void>
}

/** The same in its own process. */
interface ServedApart extends Served {
  pid: number
}

/** Serves a build with `next start` on a free port. */
export async function serveNext(folder: string): Promise<ServedApart> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const child = spawn(process.execPath, [NEXT, 'start', folder, '-H', '127.0.0.1', '-p', `${port}`], {
    cwd: ROOT,
    stdio: 'ignore',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  })
  const stop = () => end(child)
  if (child.pid === undefined) throw new Error('next start did not start.')
  try {
    await answers(origin, child)
  } catch (error) {
    await stop()
    throw error
  }
  return { origin, pid: child.pid, stop }
}

async function answers(origin: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS
  while (child.exitCode === null && Date.now() < deadline) {
    const isUp = await fetch(origin, { method: 'HEAD' }).then(
      () => true,
      () => false,
    )
    if (isUp) return
    await sleep(BETWEEN_TRIES_MS)
  }
  throw new Error(`next start did not answer at ${origin}.`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill()
  await once(child, 'exit')
}
