import { hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeOnce } from '../write-once'
import type { KeyRing } from './seal'

const KEY_BYTES = 32

/**
 * The keys from the settings, then the one in `dataDir`, if it has one; with no key in the settings it gets one, which
 * only its owner can read. Throws an Error with one sentence when the file is no key.
 */
export function loadKeyRing(settings: { secretsKeys: readonly Uint8Array[]; dataDir: string }): KeyRing {
  const file = join(settings.dataDir, 'secrets.key')
  const [first, ...rest] = settings.secretsKeys
  if (first) return [first, ...rest, ...(existsSync(file) ? [readKey(file)] : [])]
  if (!existsSync(file)) {
    mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 })
    writeOnce(file, `${randomBytes(KEY_BYTES).toString('base64')}\n`)
  }
  return [readKey(file)]
}

/** The key for session cookies. Another first key ends all sessions. */
export function sessionKey([key]: KeyRing): string {
  return Buffer.from(hkdfSync('sha256', key, '', 'session', KEY_BYTES)).toString('base64url')
}

function readKey(file: string): Uint8Array {
  const key = Uint8Array.from(Buffer.from(readFileSync(file, 'utf8').trim(), 'base64'))
  if (key.length !== KEY_BYTES)
    throw new Error(`${file} is no key: put the right one back, or remove it to get a new one.`)
  return key
}
