import 'server-only'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { database } from '../db/connection'
import { accessCodes } from '../db/schema'
import { guarded } from '../db/store-error'
import type { Env } from '../env'
import { OperatorError, unreadableFile } from '../operator-error'
import { writeOnce, writeWhole } from '../write-file'
import { type AccessCodeRecord, isReadable, makeAccessCode, recordOf } from './access-code'

type DatabaseLocation = Pick<Env, 'databaseUrl' | 'dataDir'>

const ROW = 1
const recordSchema = z.object({ hash: z.string(), generation: z.string() })

/**
 * The access code's hash: in the database that instances share; or in a file of `dataDir`, so that `npm run
 * access-code` can replace it while the wizard uses the database in that folder. Null if there is none. Rejects with
 * StoreError, or with OperatorError if it cannot be read.
 */
export async function findAccessCode(location: DatabaseLocation): Promise<AccessCodeRecord | null> {
  const record = location.databaseUrl ? await readRow(location) : await readRecord(file(location))
  if (record === null || isReadable(record)) return record
  throw new OperatorError(
    'The access code was stored by an earlier version of the wizard and can no longer be checked. Run "npm run access-code": it makes a new one.',
  )
}

async function readRow(location: DatabaseLocation): Promise<AccessCodeRecord | null> {
  const db = await database(location)
  const [row] = await guarded(() => db.select().from(accessCodes).where(eq(accessCodes.id, ROW)))
  return row ? { hash: row.hash, generation: row.generation } : null
}

/** Creates the first access code. Null if there is one already, also one that was created concurrently. */
export async function makeFirstAccessCode(location: DatabaseLocation): Promise<string | null> {
  if (await findAccessCode(location)) return null
  const code = makeAccessCode()
  const record = recordOf(code)
  if (!location.databaseUrl) {
    await mkdir(location.dataDir, { recursive: true, mode: 0o700 })
    return writeOnce(file(location), JSON.stringify(record)) ? code : null
  }
  const db = await database(location)
  const made = await guarded(() =>
    db
      .insert(accessCodes)
      .values({ id: ROW, ...record })
      .onConflictDoNothing()
      .returning(),
  )
  return made.length > 0 ? code : null
}

/** Replaces the access code with a new one, and returns it. */
export async function replaceAccessCode(location: DatabaseLocation): Promise<string> {
  const code = makeAccessCode()
  const record = recordOf(code)
  await keepAccessCode(location, record)
  return code
}

/** Stores the record of an access code in place of the old one. */
export async function keepAccessCode(location: DatabaseLocation, record: AccessCodeRecord): Promise<void> {
  if (!location.databaseUrl) {
    await mkdir(location.dataDir, { recursive: true, mode: 0o700 })
    writeWhole(file(location), JSON.stringify(record))
    return
  }
  const db = await database(location)
  await guarded(() =>
    db
      .insert(accessCodes)
      .values({ id: ROW, ...record })
      .onConflictDoUpdate({ target: accessCodes.id, set: record }),
  )
}

function file({ dataDir }: DatabaseLocation): string {
  return join(dataDir, 'access-code.json')
}

async function readRecord(path: string): Promise<AccessCodeRecord | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw unreadableFile(path, error)
  })
  if (text === null) return null
  try {
    return recordSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new OperatorError(
      `The file ${path} is damaged: it may be truncated. "npm run access-code" makes a new one, or put the file back from a backup.`,
      { cause },
    )
  }
}
