import 'server-only'
import { randomInt } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { log } from '../../log/log'
import { isOperatorError, OperatorError } from '../../operator-error'
import { singleton } from '../../singleton'
import { type FolderLock, lockFolder } from '../folder-lock'
import { embeddedPlace } from '../why-failed'
import { findBinaries, reachableBinaries, SHARED_FOLDER } from './binaries'
import { prepareDataFolder } from './data-folder'
import { folderProblem } from './folder-problem'
import { endLeftOver, NotStartedError, type Server, type ServerPlan, SOCKET_NAME, startServer } from './postmaster'
import { shortPath } from './short-path'
import { whyNotOpened } from './why-not-opened'

/** In milliseconds: the wait before PostgreSQL is restarted, at first and at most. */
const FIRST_WAIT_MS = 50
const MAX_WAIT_MS = 10_000
/** In milliseconds: how long a start waits for the processes of a killed PostgreSQL to end. */
const LEFT_OVER_MS = 10_000
/** The first of the dynamic ports (RFC 6335 section 6). */
const DYNAMIC_PORTS = 49_152

export interface EmbeddedOptions {
  /** Root's folder for data that its PostgreSQL cannot reach. */
  shared?: string
  /** True: no new database is created. */
  mustExist?: boolean
  /** Listen on TCP on this machine, with a password, instead of a Unix socket; always so on Windows. */
  overTcp?: boolean
  /** Settings of PostgreSQL besides the usual ones. */
  settings?: Readonly<Record<string, string>>
}

/** The embedded database of this process. */
interface Running {
  lock: FolderLock
  plan: ServerPlan
  server: Server | null
  /** Set when this process ends it. */
  isStopping: boolean
  /** Why the last start failed. */
  told: string | null
  /** Resolves when the restart loop has ended. */
  watched: Promise<void>
}

const state = () => singleton('embedded database', () => ({ running: null as Running | null }))

/**
 * Starts the embedded PostgreSQL on a folder, for this process only, and restarts it when it ends, until
 * `stopEmbedded`. Resolves with notices for the person who starts the wizard, when it accepts connections; or at once
 * if the disk is full. Rejects with FolderInUseError, or with an OperatorError that has the fault and the fix.
 */
export async function startEmbedded(dataDir: string, options: EmbeddedOptions = {}): Promise<readonly string[]> {
  const lock = await lockFolder(dataDir)
  try {
    const { plan, notes } = await makePlan(realpathSync(dataDir), options)
    await endLeftOver(plan.data)
    const running: Running = { lock, plan, server: null, isStopping: false, told: null, watched: Promise.resolve() }
    state().running = running
    embeddedPlace().folder = plan.data
    running.server = await firstStart(running)
    running.watched = watch(running)
    return notes
  } catch (error) {
    state().running = null
    embeddedPlace().folder = null
    lock.release()
    throw isOperatorError(error) ? error : folderProblem(dataDir, error)
  }
}

/** Stops it cleanly, and releases the folder. Does nothing if none was started. */
export async function stopEmbedded(): Promise<void> {
  const { running } = state()
  if (!running) return
  running.isStopping = true
  await running.server?.stop()
  await running.watched
  running.lock.release()
  state().running = null
  embeddedPlace().folder = null
}

async function makePlan(dataDir: string, options: EmbeddedOptions) {
  const { shared = SHARED_FOLDER, mustExist = false, overTcp, settings = {} } = options
  const isByTcp = overTcp ?? process.platform === 'win32'
  const { data, runAs, notes } = await prepareDataFolder(dataDir, { shared, mustExist, needsPassword: isByTcp })
  const binaries = await reachableBinaries(findBinaries(), runAs, shared)
  const listen = isByTcp ? { port: DYNAMIC_PORTS + randomInt(16_000) } : { socketFolder: shortPath(data, SOCKET_NAME) }
  return { plan: { binaries, data, listen, runAs, onLine: logLine, settings }, notes }
}

/** Null if the disk is full: then `watch` retries. */
async function firstStart({ plan }: Running): Promise<Server | null> {
  const until = performance.now() + LEFT_OVER_MS
  for (;;) {
    try {
      return await startServer(plan)
    } catch (error) {
      if (!(error instanceof NotStartedError)) throw error
      const why = whyNotOpened(plan.data, error.said)
      if (why.passes === 'when there is room') {
        log().error(why.sentence)
        return null
      }
      if (why.passes !== 'soon' || performance.now() > until) throw new OperatorError(why.sentence, { cause: error })
      await sleep(FIRST_WAIT_MS)
    }
  }
}

/** Restarts PostgreSQL whenever it ends. */
async function watch(running: Running): Promise<void> {
  let wait = FIRST_WAIT_MS
  while (!running.isStopping) {
    if (running.server) {
      const how = await running.server.ended
      if (running.isStopping) return
      running.server = null
      log().error(`PostgreSQL on ${running.plan.data} ended (${how}). The wizard starts it again.`)
      wait = FIRST_WAIT_MS
    }
    await sleep(wait, undefined, { ref: false })
    if (running.isStopping) return
    wait = Math.min(wait * 2, MAX_WAIT_MS)
    running.server = await startAgain(running)
    // `stopEmbedded` was called meanwhile, and did not see this process.
    if (running.isStopping) await running.server?.stop()
  }
}

async function startAgain(running: Running): Promise<Server | null> {
  const { plan } = running
  try {
    const server = await startServer(plan)
    log().info(`PostgreSQL on ${plan.data} accepts connections again.`)
    running.told = null
    return server
  } catch (error) {
    const why = error instanceof NotStartedError ? whyNotOpened(plan.data, error.said).sentence : `${error}`
    // The disk may stay full for days.
    if (why !== running.told) log().error(why)
    running.told = why
    return null
  }
}

/** Errors that clients see while it starts or stops are not events; failures are. */
function logLine(line: string): void {
  const isRoutine = /the database system is (starting up|shutting down|not yet accepting)|terminating connection/.test(
    line,
  )
  const level = /^(FATAL|PANIC)/.test(line) && !isRoutine ? 'error' : 'debug'
  log()[level]({ postgres: line })
}
