// Restores a backup into DATABASE_URL, or into a DATA_DIR without a database. The first argument is its file.
import { existsSync, realpathSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import pg from 'pg'
import { keepAccessCode } from '../auth/access-code-store'
import type { BackupHeader } from '../db/backup/format'
import { checkBackup, readBackup } from '../db/backup/read-backup'
import { closeDatabase, database } from '../db/connection'
import { databaseFolder, embeddedAddress } from '../db/embedded/address'
import { syncFolder } from '../db/embedded/copy-tree'
import { letInServiceUser } from '../db/embedded/data-folder'
import { startEmbedded, stopEmbedded } from '../db/embedded/embedded'
import { lockFolder } from '../db/folder-lock'
import { accessCodes } from '../db/schema'
import { type Env, env } from '../env'
import { OperatorError } from '../operator-error'
import { resealSecrets } from '../profile/store'
import { keepKey, loadKeyRing } from '../security/key-ring'
import type { KeyRing } from '../security/seal'
import { resealLinks } from '../stackone/link-store'
import { plural } from '../text'
import { command } from './command'

/** The files that it creates in a folder. The database comes last: if it exists, the restore is complete. */
const PARTS = ['secrets.key', 'access-code.json', 'postgres-password', 'postgres']

await command(async () => {
  const [, , file] = process.argv
  if (!file) throw new OperatorError('Name the file of the backup: npm run restore -- wizard.sql')
  const settings = env()
  const header = await checkBackup(file)
  const unreadable = await (settings.databaseUrl
    ? restoreInto(settings, file, header)
    : restoreFolder(settings, file, header))
  const where = settings.databaseUrl ? 'the database that DATABASE_URL names' : settings.dataDir
  console.log(`The backup of ${header.made} is in ${where}. Every admin has to sign in again.`)
  if (unreadable > 0) {
    console.log(
      `${plural(unreadable, 'secret')} could not be opened with any key: their profiles ask for them again. To have them, set SECRETS_KEY as it was where the backup was made, and restore it again.`,
    )
  }
})

/** Restored in a temporary folder, which is renamed to the database's place once it is complete. */
async function restoreFolder(settings: Env, file: string, header: BackupHeader): Promise<number> {
  const { dataDir } = settings
  const lock = await lockFolder(dataDir)
  const there = ['secrets.key', 'access-code.json', 'postgres', 'database'].filter((name) =>
    existsSync(join(dataDir, name)),
  )
  if (there.length > 0) {
    throw new OperatorError(
      `${dataDir} has ${there.join(' and ')} already, and nothing is overwritten. Set DATA_DIR to an empty folder, or move them away.`,
    )
  }
  const unfinished = join(dataDir, 'restoring')
  if (existsSync(databaseFolder(unfinished))) {
    await rm(realpathSync(databaseFolder(unfinished)), { recursive: true, force: true })
  }
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  letInServiceUser(dataDir)
  try {
    await startEmbedded(unfinished)
    if (header.key && settings.secretsKeys.length === 0) keepKey(unfinished, header.key)
    const unreadable = await restoreInto({ ...settings, dataDir: unfinished }, file, header)
    await stopEmbedded()
    for (const name of PARTS) {
      if (existsSync(join(unfinished, name))) await rename(join(unfinished, name), join(dataDir, name))
    }
    await syncFolder(dataDir)
    return unreadable
  } finally {
    await stopEmbedded()
    await rm(unfinished, { recursive: true, force: true })
    lock.release()
  }
}

/** The number of secrets that no key opens. */
async function restoreInto(settings: Env, file: string, header: BackupHeader): Promise<number> {
  const { databaseUrl, dataDir } = settings
  const client = new pg.Client(databaseUrl ? { connectionString: databaseUrl } : embeddedAddress(dataDir))
  await client.connect()
  await readBackup(client, file).finally(() => client.end())
  const db = await database(settings)
  try {
    if (!databaseUrl) await moveAccessCode(settings)
    const [first, ...others] = loadKeyRing(settings)
    const ring: KeyRing = [first, ...others, ...(header.key ? [Buffer.from(header.key, 'base64')] : [])]
    await resealLinks(db, ring)
    return (await resealSecrets({ db, ring, now: new Date(), actor: 'npm run restore' })).unreadable
  } finally {
    await closeDatabase()
  }
}

/** The embedded database keeps the access code's hash in a file, so that it can be replaced without it. */
async function moveAccessCode(settings: Env): Promise<void> {
  const db = await database(settings)
  const [row] = await db.delete(accessCodes).where(eq(accessCodes.id, 1)).returning()
  if (row) await keepAccessCode(settings, { hash: row.hash, generation: row.generation })
}
