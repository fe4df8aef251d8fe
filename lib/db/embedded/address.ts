import 'server-only'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ClientConfig } from 'pg'
import { StoreError } from '../store-error'
import { readPostmasterFile } from './postmaster-file'

/** The user of the embedded database. */
export const DATABASE_USER = 'wizard'

/** The folder of the embedded database in `dataDir`, or a link to its real folder. */
export function databaseFolder(dataDir: string): string {
  return join(dataDir, 'postgres')
}

/** Its password, if it is reached over TCP. */
export function passwordFile(dataDir: string): string {
  return join(dataDir, 'postgres-password')
}

/**
 * The address of the embedded database that runs on a folder, whichever process started it. Throws a StoreError if none
 * runs.
 */
export function embeddedAddress(dataDir: string): ClientConfig {
  const running = readPostmasterFile(databaseFolder(dataDir))
  if (!running) throw new StoreError('ECONNREFUSED', null)
  const { port, socketFolder } = running
  const password = passwordFile(dataDir)
  return {
    host: socketFolder ?? '127.0.0.1',
    port,
    user: DATABASE_USER,
    database: 'postgres',
    ssl: false,
    ...(!socketFolder && existsSync(password) && { password: readFileSync(password, 'utf8').trim() }),
  }
}
