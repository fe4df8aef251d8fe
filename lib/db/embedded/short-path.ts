import 'server-only'
import { chmodSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The maximum length of a Unix socket's path, in bytes: 108 with its terminator on Linux, 104 elsewhere (unix(7)). */
const MAX_SOCKET_PATH = 103

/**
 * A path to a folder that is short enough for a socket with this name: the folder's own, or a link in the system's
 * folder for temporary files.
 */
export function shortPath(folder: string, socket: string): string {
  if (Buffer.byteLength(join(folder, socket)) <= MAX_SOCKET_PATH) return folder
  const place = mkdtempSync(join(tmpdir().length < 60 ? tmpdir() : '/tmp', 'wizard-'))
  // PostgreSQL may run as another user.
  chmodSync(place, 0o711)
  symlinkSync(folder, join(place, 'd'))
  process.once('exit', () => rmSync(place, { recursive: true, force: true }))
  return join(place, 'd')
}
