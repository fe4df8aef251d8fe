import 'server-only'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Client } from 'pg'
import { OperatorError } from '../../operator-error'
import { codeOf } from '../embedded/binaries'
import { type BackupHeader, BREAK, END, HEADER, headerSchema } from './format'
import { migrationTags } from './write-backup'

/** Checks a whole backup without a database, and returns its header. Throws an OperatorError with the fault. */
export async function checkBackup(file: string): Promise<BackupHeader> {
  let header: BackupHeader | null = null
  let count = 0
  let said: number | null = null
  for await (const { text, isLast } of parts(file)) {
    if (!header) header = readHeader(file, text)
    else if (isLast) said = text.startsWith(END) ? Number(text.slice(END.length)) : null
    else count += 1
  }
  if (!header) throw notABackup(file)
  if (said !== count)
    throw new OperatorError(`${file} is incomplete: it was truncated or changed. Take another backup.`)
  if (header.migrations > migrationTags().length) {
    throw new OperatorError(`${file} comes from a newer version of the wizard. Restore it with that version.`)
  }
  return header
}

/** Runs a checked backup in one transaction. The database must have no tables. */
export async function readBackup(client: Client, file: string): Promise<void> {
  await client.query('BEGIN')
  try {
    const { rows } = await client.query(
      "SELECT 1 FROM pg_class WHERE relkind = 'r' AND relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'drizzle')) LIMIT 1",
    )
    if (rows.length > 0) {
      throw new OperatorError(
        'The database that DATABASE_URL names has tables already. Make an empty one for the backup.',
      )
    }
    let isHeader = true
    for await (const { text, isLast } of parts(file)) {
      if (!isHeader && !isLast) await client.query(text)
      isHeader = false
    }
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}

/** The parts of a file, split at its break lines. */
async function* parts(file: string): AsyncGenerator<{ text: string; isLast: boolean }> {
  let lines: string[] = []
  try {
    for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line === BREAK) {
        yield { text: lines.join('\n'), isLast: false }
        lines = []
      } else lines.push(line)
    }
  } catch (error) {
    if (!/^E[A-Z]+$/.test(codeOf(error))) throw error
    throw new OperatorError(`${file} cannot be read (${codeOf(error)}). Name the file of a backup.`, { cause: error })
  }
  yield { text: lines.join('\n').trim(), isLast: true }
}

function readHeader(file: string, text: string): BackupHeader {
  const line = text.split('\n').find((each) => each.startsWith(HEADER))
  try {
    return headerSchema.parse(JSON.parse(line?.slice(HEADER.length) ?? ''))
  } catch {
    throw notABackup(file)
  }
}

function notABackup(file: string): OperatorError {
  return new OperatorError(`${file} is not a backup that "npm run backup" made.`)
}
