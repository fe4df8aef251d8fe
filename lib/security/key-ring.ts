import 'server-only'
import { hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { OperatorError, unreadableFile } from '../operator-error'
import { writeOnce } from '../write-file'
import type { KeyRing } from './seal'

const KEY_BYTES = 32

/**
 * The keys from the settings, then the one in `dataDir`, if it exists. Without a key in the settings it is created,
 * readable only by its owner. Throws an OperatorError if the file is not a key.
 */
export function loadKeyRing(settings: { secretsKeys: readonly Uint8Array[]; dataDir: string }): KeyRing {
  const file = join(settings.dataDir, 'secrets.key')
  const [first, ...rest] = settings.secretsKeys
  if (first) return [first, ...rest, ...(existsSync(file) ? [readKey(file)] : [])]
  if (!existsSync(file)) {
    mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 })
    keepKey(settings.dataDir, randomBytes(KEY_BYTES).toString('base64'))
  }
  return [readKey(file)]
}

/** Whether a key exists already, so that `loadKeyRing` creates none. */
export function hasKey(settings: { secretsKeys: readonly Uint8Array[]; dataDir: string }): boolean {
  return settings.secretsKeys.length > 0 || existsSync(join(settings.dataDir, 'secrets.key'))
}

/** The key of `dataDir` as its file has it; null if it has none. */
export function keyInFile(dataDir: string): string | null {
  const file = join(dataDir, 'secrets.key')
  return existsSync(file) ? Buffer.from(readKey(file)).toString('base64') : null
}

/** Writes a backup's key into `dataDir`, which has none. */
export function keepKey(dataDir: string, key: string): void {
  writeOnce(join(dataDir, 'secrets.key'), `${key}\n`)
}

/** The key for session cookies. A new first key ends all sessions. */
export function sessionKey([key]: KeyRing): string {
  return Buffer.from(hkdfSync('sha256', key, '', 'session', KEY_BYTES)).toString('base64url')
}

function readKey(file: string): Uint8Array {
  const key = Uint8Array.from(Buffer.from(read(file).trim(), 'base64'))
  if (key.length !== KEY_BYTES)
    throw new OperatorError(
      `${file} is not a key: it may be truncated. Saved secrets can be read with the right one only: put it back from a backup. Without it, remove the file: a new key is made, and profiles ask for their secrets again.`,
    )
  return key
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw unreadableFile(file, error)
  }
}
