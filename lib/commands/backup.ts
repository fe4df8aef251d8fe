// Writes a backup of the database and its key, whether the wizard runs or not. The first argument is the file to
// write; "-" is standard output.
import { createWriteStream, mkdirSync, openSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import pg from 'pg'
import { findAccessCode } from '../auth/access-code-store'
import { writeBackup } from '../db/backup/write-backup'
import { database } from '../db/connection'
import { embeddedAddress } from '../db/embedded/address'
import { syncFolder } from '../db/embedded/copy-tree'
import { type Env, env } from '../env'
import { OperatorError } from '../operator-error'
import { keyInFile } from '../security/key-ring'
import { command } from './command'
import { withDatabase } from './with-database'

await command(async () => {
  const settings = env()
  const now = new Date()
  const path = process.argv[2] ?? join(settings.dataDir, 'backups', `wizard-${stamp(now)}.sql`)
  const key = keyInFile(settings.dataDir)
  if (path === '-') await writeTo(process.stdout, settings, key, now)
  else await writeFile(path, (stream) => writeTo(stream, settings, key, now))
  const about = key
    ? 'It has the database and its key: keep it elsewhere, as you keep secrets.'
    : 'It has the database, but not SECRETS_KEY, without which its secrets cannot be read: keep that apart.'
  process.stderr.write(`${path === '-' ? 'The backup is written.' : `The backup is ${path}.`} ${about}\n`)
})

/** The file gets its name once it is complete and on the disk; only its owner can read it. */
async function writeFile(path: string, work: (stream: Writable) => Promise<void>): Promise<void> {
  const unfinished = `${path}.unfinished`
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    const stream = createWriteStream(unfinished, { fd: openSync(unfinished, 'w', 0o600) })
    await work(stream)
    stream.end()
    await finished(stream)
    const handle = await open(unfinished, 'r+')
    await handle.sync().finally(() => handle.close())
    await rename(unfinished, path)
    await syncFolder(dirname(path))
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {})
    if (!isOfFiles(error)) throw error
    throw new OperatorError(
      `The backup cannot be written to ${path} (${error.code}). Name a file in a folder that exists or can be made, with room on its disk.`,
      { cause: error },
    )
  }
}

function isOfFiles(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && !('address' in error)
}

async function writeTo(stream: Writable, settings: Env, key: string | null, now: Date): Promise<void> {
  await withDatabase(settings, async () => {
    // With its migrations applied, because an older version may have written to it last.
    await database(settings)
    const { databaseUrl, dataDir } = settings
    const client = new pg.Client(databaseUrl ? { connectionString: databaseUrl } : embeddedAddress(dataDir))
    await client.connect()
    try {
      const accessCode = databaseUrl ? null : await findAccessCode(settings)
      await writeBackup(client, { key, accessCode, now }, (text) => write(stream, text))
    } finally {
      await client.end()
    }
  })
}

function write(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()))
  })
}

function stamp(now: Date): string {
  return now.toISOString().slice(0, 19).replace(/[-:]/g, '')
}
