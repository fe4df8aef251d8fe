import { createHash } from 'node:crypto'
import { mkdirSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'

/** What a Unix socket's path may be long on every system, in bytes. */
const LONGEST_SOCKET_PATH = 100

/** Another process has the folder. */
export class FolderInUseError extends Error {
  constructor(folder: string) {
    super(
      `Another wizard is using the folder ${folder}. Stop it, set DATA_DIR to another folder, or set DATABASE_URL to share a PostgreSQL database.`,
    )
  }
}

/**
 * Makes the folder, if need be, and keeps every other process out of it until this one ends, however it ends: the lock
 * is a socket, which the system closes. Rejects with FolderInUseError, or with an Error of one sentence where the folder
 * cannot be made or written.
 */
export async function lockFolder(folder: string): Promise<Server> {
  const server = await lock(folder).catch((cause: NodeJS.ErrnoException) => {
    if (!cause.code) throw cause
    throw new Error(`The folder that DATA_DIR names cannot be used: ${cause.message}.`, { cause })
  })
  if (!server) throw new FolderInUseError(folder)
  return server
}

/** Null when another process has it. */
async function lock(folder: string): Promise<Server | null> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = socketPath(realpathSync(folder))
  return (await listen(path)) ?? takeOver(path)
}

function socketPath(folder: string): string {
  if (process.platform === 'win32') {
    return `\\\\.\\pipe\\connector-setup-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`
  }
  const path = join(folder, 'in-use.sock')
  if (Buffer.byteLength(path) <= LONGEST_SOCKET_PATH) return path
  throw new Error(`The path of DATA_DIR is too long: ${folder}. Use one of 85 letters or fewer.`)
}

/** A process that was killed leaves its socket's file. It is moved aside and asked: no answer, and the place is free. */
async function takeOver(path: string): Promise<Server | null> {
  if (await answers(path)) return null
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
  } catch {
    return listen(path)
  }
  if (await answers(aside)) {
    renameSync(aside, path)
    return null
  }
  rmSync(aside, { force: true })
  return listen(path)
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    // Only these two say that nobody is there; whatever else is wrong, someone may be.
    socket.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code !== 'ECONNREFUSED' && code !== 'ENOENT'))
  })
}

/** Null when the path is taken. */
function listen(path: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    )
    server.listen(path, () => {
      // The lock alone keeps no process alive.
      server.unref()
      resolve(server)
    })
  })
}
