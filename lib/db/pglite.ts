import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import type { Connection } from './database'
import { MIGRATIONS } from './migrations-folder'

/** PGlite reserves 128 MB for its cache unless told otherwise; a wizard's data fits into a few. */
const SMALL = ['-c', 'shared_buffers=4MB', '-c', 'wal_buffers=256kB']

/**
 * Opens the database in a folder, with its migrations applied; the folder must exist, and be locked. An empty one is
 * filled from `prepared`, a dump that `npm run build` made, where there is one: that takes a third of the time and of
 * the memory that making a database takes.
 */
export async function openPglite(folder: string, prepared?: string): Promise<Connection> {
  const data = join(folder, 'database')
  if (!existsSync(data)) await makeDatabase(data, prepared)
  const client = await PGlite.create({ dataDir: data, startParams: [...PGlite.defaultStartParams, ...SMALL] })
  const db = drizzle(client)
  await migrate(db, { migrationsFolder: MIGRATIONS })
  return { db, close: () => client.close() }
}

/** Closes a database, and writes it into a file, from which `openPglite` fills an empty folder. */
export async function closeIntoDump(client: PGlite, file: string): Promise<void> {
  const dump = await client.dumpDataDir('gzip')
  await client.close()
  await writeFile(file, Buffer.from(await dump.arrayBuffer()))
}

/** Made beside its place and then renamed, so that a start that is cut off leaves no half database. */
async function makeDatabase(data: string, prepared?: string): Promise<void> {
  const unfinished = `${data}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  const dump = prepared && existsSync(prepared) ? { loadDataDir: new Blob([readFileSync(prepared)]) } : {}
  const client = await PGlite.create({ dataDir: unfinished, ...dump })
  await client.close()
  renameSync(unfinished, data)
}
