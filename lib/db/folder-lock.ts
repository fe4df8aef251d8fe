import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { OperatorError } from '../operator-error'
import { folderProblem } from './embedded/folder-problem'
import { shortPath } from './embedded/short-path'

const IN_USE = 'FOLDER_IN_USE'

/** Another process has the folder. */
export class FolderInUseError extends OperatorError {
  readonly code = IN_USE

  constructor(folder: string) {
    super(
      `Another wizard is using the folder ${folder}. Stop it, set DATA_DIR to another folder, or set DATABASE_URL to share a PostgreSQL database.`,
    )
  }
}

/** Not `instanceof`: Next loads a module more than once in a process. */
export function isFolderInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === IN_USE
}

/** A locked folder. */
export interface FolderLock {
  release: () => void
}

/**
 * The answer of a contender's socket: whether it has the folder, or asks for it. "unclear": it ended while it was
 * asked.
 */
type Answer = 'has it' | 'asks' | 'gone' | 'unclear'

/** The name of a contender's socket: new each time, so that a dead one can be removed for good. */
const NAME = /^in-use-[0-9a-f]{8}\.sock$/
/** In milliseconds: a contender that does not answer in this time counts as having the folder. */
const ANSWER_MS = 3000
const LOOK_MS = 10

/**
 * Creates the folder if necessary, and locks it until this process ends, in any way: the lock is a socket, which the
 * system closes. It also works for containers that share a volume, unlike PostgreSQL's own lock by process number.
 * Rejects with FolderInUseError, or with an OperatorError if the folder cannot be used.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const lock = await (process.platform === 'win32' ? lockByPipe(folder) : lockBySocket(folder)).catch((cause) => {
    throw folderProblem(folder, cause)
  })
  if (!lock) throw new FolderInUseError(folder)
  return lock
}

/** Windows has named pipes, which one process can own, and which disappear with it. */
async function lockByPipe(folder: string): Promise<FolderLock | null> {
  mkdirSync(folder, { recursive: true })
  const name = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 16)
  try {
    const server = await listen(`\\\\.\\pipe\\connector-setup-${name}`, () => 'has it')
    return { release: () => server.close() }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return null
    throw error
  }
}

/**
 * Each contender has its own socket in the folder, and asks all others. One that has the folder wins. Among those that
 * ask, the first by name wins: the others give way, and it waits until they have. Null if another one wins.
 */
async function lockBySocket(folder: string): Promise<FolderLock | null> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const name = `in-use-${randomBytes(4).toString('hex')}.sock`
  const place = shortPath(realpathSync(folder), `${name}.new`)
  let answer: Answer = 'asks'
  const server = await listen(join(place, `${name}.new`), () => answer)
  // Renamed once it answers: before, it would look like a dead one.
  renameSync(join(place, `${name}.new`), join(place, name))
  const release = () => {
    server.close()
    rmSync(join(place, name), { force: true })
  }
  try {
    for (const other of readdirSync(place).filter((each) => NAME.test(each) && each !== name)) {
      if (!(await givesWay(join(place, other), other > name))) {
        release()
        return null
      }
    }
  } catch (error) {
    release()
    throw error
  }
  answer = 'has it'
  return { release }
}

/** Whether another contender is gone; waits for one that must give way. */
async function givesWay(path: string, mustGiveWay: boolean): Promise<boolean> {
  const until = performance.now() + ANSWER_MS
  for (;;) {
    const answer = await ask(path)
    if (answer === 'gone') {
      rmSync(path, { force: true })
      return true
    }
    const isLost = answer === 'has it' || (answer === 'asks' && !mustGiveWay)
    if (isLost || performance.now() > until) return false
    await sleep(LOOK_MS)
  }
}

function ask(path: string): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.setTimeout(ANSWER_MS, () => {
      resolve('has it')
      socket.destroy()
    })
    socket.once('data', (data) => resolve(`${data}` === 'asks' ? 'asks' : 'has it'))
    socket.once('error', ({ code }: NodeJS.ErrnoException) => {
      // Only these codes prove that no process is there; any other error may hide one.
      if (code === 'ECONNREFUSED' || code === 'ENOENT') resolve('gone')
    })
    socket.once('close', () => resolve('unclear'))
  })
}

function listen(path: string, answer: () => Answer): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => {})
      socket.end(answer())
    })
    server.once('error', reject)
    server.listen(path, () => {
      // The lock must not keep the process alive.
      server.unref()
      resolve(server)
    })
  })
}
