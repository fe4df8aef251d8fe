import 'server-only'
import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { join } from 'node:path'

/** The content of `postmaster.pid`, written by a running PostgreSQL (PostgreSQL's source, miscadmin.h). */
export interface PostmasterFile {
  pid: number
  port: number
  /** The folder of its Unix socket; null if it has none. */
  socketFolder: string | null
}

/** Null if the file is missing or incomplete. */
export function readPostmasterFile(data: string): PostmasterFile | null {
  const [pid, , , port, socketFolder] = linesOf(join(data, 'postmaster.pid'))
  if (!Number(pid) || !Number(port)) return null
  return { pid: Number(pid), port: Number(port), socketFolder: socketFolder || null }
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}

/** Whether a process exists; another user's counts. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Whether a process is the PostgreSQL of a folder, which is its working directory. After a restart of the machine or
 * the container, any process may have the number. Always false on Windows, where PostgreSQL checks it itself.
 */
export function isPostmasterOf(data: string, pid: number): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data)
    if (process.platform === 'win32') return false
    return execFileSync('ps', ['-o', 'command=', '-p', `${pid}`], { encoding: 'utf8' }).includes('postgres')
  } catch {
    return false
  }
}
