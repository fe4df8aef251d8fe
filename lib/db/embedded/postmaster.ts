import 'server-only'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { OperatorError } from '../../operator-error'
import { type Binaries, codeOf, program, runOptions, whyNotRun } from './binaries'
import { isAlive, isPostmasterOf, readPostmasterFile } from './postmaster-file'
import type { RunAs } from './run-as'

/** In milliseconds: the time limit of a fast shutdown, which ends every transaction; an immediate one follows. */
const FAST_SHUTDOWN_MS = 8000
/** In milliseconds: the time limit of an immediate shutdown. The next start recovers from it. */
const IMMEDIATE_SHUTDOWN_MS = 4000
/** In milliseconds: the interval for polling another process. */
const LOOK_MS = 20

/**
 * PostgreSQL for one wizard: 16 MB of memory in all. Acknowledged writes are on disk (fsync and synchronous_commit are
 * on by default). `mmap`: nothing is stored outside the folder. Its log leaves out everything that could quote a value:
 * the wizard logs failed statements itself.
 */
const SETTINGS = {
  shared_buffers: '16MB',
  max_connections: '30',
  superuser_reserved_connections: '2',
  max_wal_size: '64MB',
  min_wal_size: '16MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_worker_processes: '0',
  max_parallel_workers: '0',
  max_logical_replication_workers: '0',
  autovacuum_worker_slots: '2',
  autovacuum_max_workers: '1',
  io_method: 'sync',
  dynamic_shared_memory_type: 'mmap',
  huge_pages: 'off',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_destination: 'stderr',
  logging_collector: 'off',
  log_line_prefix: '',
  log_checkpoints: 'off',
  log_error_verbosity: 'terse',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
}

/** How clients connect: by a Unix socket, or by TCP on this machine only. */
type Listen = { socketFolder: string } | { port: number }

/** The port in the socket's name; no TCP port. */
const SOCKET_PORT = 5432

/** The name of the socket in its folder. */
export const SOCKET_NAME = `.s.PGSQL.${SOCKET_PORT}`

/** The PostgreSQL to start. */
export interface ServerPlan {
  binaries: Binaries
  /** Its folder; a real path, not a link. */
  data: string
  listen: Listen
  runAs: RunAs | null
  /** Called with each line of its log. */
  onLine: (line: string) => void
  /** Settings that extend and override the usual ones, for tests. */
  settings?: Readonly<Record<string, string>>
}

/** A running server. */
export interface Server {
  pid: number
  /** Resolves when it has ended, with the exit status or signal. */
  ended: Promise<string>
  /** Stops it; acknowledged writes stay. */
  stop: () => Promise<void>
}

/** PostgreSQL ended before it was ready. */
export class NotStartedError extends Error {
  /** Its last message, without the severity. */
  readonly said: string

  constructor(said: string) {
    super(`PostgreSQL did not start: ${said}`)
    this.said = said
  }
}

/**
 * Starts the server and resolves when it accepts connections. Rejects with NotStartedError, or with an OperatorError if
 * its program cannot be run.
 */
export async function startServer(plan: ServerPlan): Promise<Server> {
  const child = spawnServer(plan)
  const lines: string[] = []
  const { onLine } = plan
  const ended = new Promise<string>((resolve) => {
    // `close`, not `exit`: its whole output has arrived then.
    child.once('close', (code, signal) => resolve(signal ?? `status ${code}`))
    child.once('error', (error) => resolve(codeOf(error)))
  })
  const ready = new Promise<void>((resolve) => {
    if (!child.stderr) return
    createInterface({ input: child.stderr }).on('line', (line) => {
      lines.push(line)
      onLine(line)
      if (line.endsWith('database system is ready to accept connections')) {
        lines.length = 0
        resolve()
      }
    })
  })
  const failed = Promise.race([
    once(child, 'error').then(([error]) => {
      const why = whyNotRun(plan.binaries, error)
      throw why ? new OperatorError(`PostgreSQL cannot be started: ${why}`) : new NotStartedError(codeOf(error))
    }),
    ended.then((how) => {
      throw new NotStartedError(whatItSaid(lines) ?? `it ended with ${how}`)
    }),
  ])
  await Promise.race([ready, failed])
  failed.catch(() => {})
  const stop = () => stopProcess(child, ended)
  return { pid: child.pid ?? 0, ended, stop }
}

function spawnServer({ binaries, data, listen, runAs, settings }: ServerPlan): ChildProcess {
  const reached =
    'port' in listen
      ? { listen_addresses: '127.0.0.1', port: `${listen.port}`, unix_socket_directories: '' }
      : {
          listen_addresses: '',
          port: `${SOCKET_PORT}`,
          unix_socket_directories: listen.socketFolder,
          unix_socket_permissions: '0700',
        }
  const all = Object.entries({ ...SETTINGS, ...reached, ...settings })
  const child = spawn(
    program(binaries, 'postgres'),
    ['-D', data, ...all.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      // Ctrl+C in a terminal is for the wizard, which stops PostgreSQL after its last response.
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      ...runOptions(runAs),
    },
  )
  // However this process exits, except by SIGKILL.
  const end = () => child.kill('SIGINT')
  process.once('exit', end)
  child.once('close', () => process.removeListener('exit', end))
  return child
}

/** PostgreSQL's own reason why it ended. */
function whatItSaid(lines: readonly string[]): string | null {
  const reasons = lines.flatMap((line) => /^(?:FATAL|PANIC|postgres|.*\berror): +(.*)$/.exec(line)?.[1] ?? [])
  return reasons.at(0) ?? lines.at(-1) ?? null
}

async function stopProcess(child: ChildProcess, ended: Promise<string>): Promise<void> {
  for (const [signal, ms] of [
    ['SIGINT', FAST_SHUTDOWN_MS],
    ['SIGQUIT', IMMEDIATE_SHUTDOWN_MS],
  ] as const) {
    child.kill(signal)
    const isOver = await Promise.race([ended.then(() => true), sleep(ms, false, { ref: false })])
    if (isOver) return
  }
  child.kill('SIGKILL')
  await ended
}

/**
 * Ends the processes that a killed wizard left running in a folder, and removes files that would block the start. Only
 * for the holder of the folder's lock.
 */
export async function endLeftOver(data: string): Promise<void> {
  for (const name of ['postmaster.pid', `${SOCKET_NAME}.lock`]) {
    // The file is incomplete after a power cut or on a full disk. PostgreSQL would wait for someone to look.
    if (existsSync(join(data, name)) && statSync(join(data, name)).size === 0) rmSync(join(data, name))
  }
  const left = readPostmasterFile(data)
  if (!left || !isAlive(left.pid)) return
  if (!isPostmasterOf(data, left.pid)) {
    // Another process has that number now, and PostgreSQL would mistake it for its own.
    if (process.platform !== 'win32') rmSync(join(data, 'postmaster.pid'), { force: true })
    return
  }
  for (const [signal, ms] of [
    ['SIGINT', FAST_SHUTDOWN_MS],
    ['SIGQUIT', IMMEDIATE_SHUTDOWN_MS],
  ] as const) {
    process.kill(left.pid, signal)
    if (await isGone(data, left.pid, ms)) return
  }
  throw new OperatorError(
    `PostgreSQL (process ${left.pid}) still works on ${data} and does not end. End it by "kill -9 ${left.pid}", then start again.`,
  )
}

async function isGone(data: string, pid: number, ms: number): Promise<boolean> {
  const until = performance.now() + ms
  while (isPostmasterOf(data, pid)) {
    if (performance.now() > until) return false
    await sleep(LOOK_MS)
  }
  return true
}
