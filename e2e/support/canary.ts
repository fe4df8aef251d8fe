import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '@/lib/db/database'
import { embeddedAddress } from '@/lib/db/embedded/address'
import { startEmbedded, stopEmbedded } from '@/lib/db/embedded/embedded'
import { openPostgres } from '@/lib/db/postgres'

/** Everything that a secret could have leaked into, by name. */
export type Places = { place: string; text: string }[]

/** The forms of a secret: plain, and encoded at any offset. */
export function formsOf(secret: string): string[] {
  const inBase64 = [0, 1, 2].map((before) =>
    Buffer.from(`${'x'.repeat(before)}${secret}`)
      .toString('base64')
      .slice(4, 24),
  )
  return [secret, encodeURIComponent(secret), Buffer.from(secret).toString('hex'), ...inBase64]
}

/** Every row of every table, including tables of later versions. */
export async function rowsOf(db: Database): Promise<Places> {
  const found = await db.execute(sql`select tablename from pg_tables where schemaname = 'public'`)
  const tables = z.object({ rows: z.array(z.object({ tablename: z.string() })) }).parse(found).rows
  return Promise.all(
    tables.map(async ({ tablename }) => {
      const rows = await db.execute(sql`select t::text as row from ${sql.identifier(tablename)} t`)
      return { place: `table ${tablename}`, text: JSON.stringify(rows) }
    }),
  )
}

/** Every row and every file of a wizard that has ended. */
export async function keptIn(dataDir: string): Promise<Places> {
  const kept: Places = []
  await startEmbedded(dataDir, { mustExist: true })
  const { db, close } = await openPostgres(embeddedAddress(dataDir))
  kept.push(...(await rowsOf(db)))
  await close()
  await stopEmbedded()
  const files = await readdir(dataDir, { recursive: true, withFileTypes: true })
  for (const entry of files.filter((each) => each.isFile())) {
    const file = join(entry.parentPath, entry.name)
    kept.push({ place: file, text: await readFile(file, 'latin1') })
  }
  return kept
}

/** The places that contain a text. */
export function placesOf(seen: Places, text: string): string[] {
  return [...new Set(seen.filter((each) => each.text.includes(text)).map(({ place }) => place))]
}
