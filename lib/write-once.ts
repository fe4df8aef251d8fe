import { randomUUID } from 'node:crypto'
import { linkSync, rmSync, writeFileSync } from 'node:fs'

/**
 * Writes a file that only its owner can read, whole or not at all; false when there is one already. Of several
 * processes at once, one writes it.
 */
export function writeOnce(file: string, text: string): boolean {
  const written = `${file}.${randomUUID()}`
  writeFileSync(written, text, { mode: 0o600 })
  try {
    linkSync(written, file)
    return true
  } catch (error) {
    return codeOf(error) === 'EEXIST' ? false : writeInPlace(file, text)
  } finally {
    rmSync(written)
  }
}

/** Some file systems have no links. */
function writeInPlace(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
