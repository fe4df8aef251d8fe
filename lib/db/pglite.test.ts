import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { closeIntoDump, openPglite } from './pglite'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wizard-pglite-'))
})

afterEach(() => rm(folder, { recursive: true }))

/** A dump of a database with a table of its own, by which it is known again. */
async function prepare(): Promise<string> {
  const client = await PGlite.create()
  await client.exec('create table from_the_dump (n integer)')
  const file = join(folder, 'prepared.tgz')
  await closeIntoDump(client, file)
  return file
}

test('an empty folder is filled from what was prepared, and only the first time', { timeout: 60_000 }, async () => {
  const prepared = await prepare()
  const first = await openPglite(folder, prepared)
  await first.db.execute(sql`insert into from_the_dump values (1)`)
  await first.close()
  const second = await openPglite(folder, prepared)
  expect(await second.db.execute(sql`select n from from_the_dump`)).toMatchObject({ rows: [{ n: 1 }] })
  expect(await second.db.execute(sql`select * from profiles`)).toMatchObject({ rows: [] })
  await second.close()
})

test('without what would have been prepared the database is made', { timeout: 60_000 }, async () => {
  const { db, close } = await openPglite(folder, join(folder, 'none.tgz'))
  expect(await db.execute(sql`select * from profiles`)).toMatchObject({ rows: [] })
  await close()
})

test('what a start that was cut off left behind is made anew', { timeout: 60_000 }, async () => {
  await mkdir(join(folder, 'database.unfinished'))
  await writeFile(join(folder, 'database.unfinished', 'PG_VERSION'), 'half')
  const { db, close } = await openPglite(folder)
  expect(await db.execute(sql`select * from profiles`)).toMatchObject({ rows: [] })
  expect(await readdir(folder)).toEqual(['database'])
  await close()
})

test('it takes little memory for its cache', { timeout: 60_000 }, async () => {
  const { db, close } = await openPglite(folder)
  expect(await db.execute(sql`show shared_buffers`)).toMatchObject({ rows: [{ shared_buffers: '4MB' }] })
  await close()
})
