import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Writes a file that only its owner can read, completely or not at all; false if it exists already. Of several
 * concurrent processes only one writes it. The file is on the disk when this returns.
 */
export function writeOnce(file: string, text: string): boolean {
  const written = `${file}.${randomUUID()}`
  writeSynced(written, text)
  try {
    linkSync(written, file)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    // Some file systems have no links.
    if (!writeInPlace(file, text)) return false
  } finally {
    rmSync(written, { force: true })
  }
  syncFolderOf(file)
  return true
}

/** Writes a file that only its owner can read, replacing an existing one, completely or not at all; synced too. */
export function writeWhole(file: string, text: string): void {
  const written = `${file}.${randomUUID()}`
  writeSynced(written, text)
  renameSync(written, file)
  syncFolderOf(file)
}

function writeInPlace(file: string, text: string): boolean {
  try {
    writeSynced(file, text)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

function writeSynced(file: string, text: string): void {
  const handle = openSync(file, 'wx', 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } catch (error) {
    rmSync(file, { force: true })
    throw error
  } finally {
    closeSync(handle)
  }
}

/** Syncs the directory entry of the file. Windows has no such call, and needs none. */
function syncFolderOf(file: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(dirname(file), 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
