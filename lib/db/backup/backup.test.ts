import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { record } from '../../audit/trail'
import { createProfile } from '../../profile/store'
import type { Connection } from '../database'
import { openPostgres } from '../postgres'
import { TEST_INPUT, TEST_RING } from '../testing/kill-data'
import { type PostgresServer, startPostgres } from '../testing/postgres-server'
import { literal } from './format'
import { checkBackup, readBackup } from './read-backup'
import { writeBackup } from './write-backup'

/**
 * Texts that must come back unchanged: SQL's special characters, every kind of line break, and text that looks like the
 * format.
 */
const ODD = `It's "odd" \\ \\n 'x'; -- \r\n--> statement-breakpoint\n\u2028\u2029 \u{1F512} $1 %s E'\\'`
const NOW = new Date('2026-11-28T10:00:00.123Z')

let server: PostgresServer
let folder = ''
let file = ''
let from: Connection
let fromUrl = ''
const opened: Connection[] = []

beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.remove())

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wizard-backup-'))
  file = join(folder, 'backup.sql')
  fromUrl = await server.createDatabase()
  from = await open(fromUrl)
  await createProfile(
    { db: from.db, ring: TEST_RING, now: NOW, actor: ODD },
    {
      id: '11111111-1111-1111-1111-111111111111',
      submissionId: '11111111-1111-1111-1111-111111111111',
      connector: 'acme',
      guide: 'oauth',
      input: { ...TEST_INPUT, name: ODD, actions: ['a,b', '{"c"}', 'NULL', ODD] },
      secrets: { clientSecret: 'secret' },
      secretFor: 'https://acme.example',
    },
  )
  await record(from.db, { at: NOW, actor: ODD, action: 'profile.changed', details: { [ODD]: [ODD, null, 1.5] } })
})
afterEach(async () => {
  for (const { close } of opened.splice(0)) await close()
  await rm(folder, { recursive: true })
})

async function open(connectionString: string): Promise<Connection> {
  const connection = await openPostgres({ connectionString })
  opened.push(connection)
  return connection
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await work(client).finally(() => client.end())
}

async function backUp(
  beside: Partial<Parameters<typeof writeBackup>[1]> = {},
  onPart: (part: string) => Promise<void> = async () => {},
): Promise<string> {
  let text = ''
  await withClient(fromUrl, (client) =>
    writeBackup(client, { key: null, accessCode: null, now: NOW, ...beside }, async (part) => {
      text += part
      await onPart(part)
    }),
  )
  await writeFile(file, text)
  return text
}

async function restore(): Promise<Connection> {
  const url = await server.createDatabase()
  await checkBackup(file)
  await withClient(url, (client) => readBackup(client, file))
  return open(url)
}

async function everything({ db }: Connection): Promise<unknown[]> {
  const tables = ['profiles', 'test_runs', 'audit_events', 'access_codes', 'drizzle.__drizzle_migrations']
  const all: unknown[] = []
  for (const table of tables) {
    all.push(
      await db
        .select({ row: sql`t::text` })
        .from(sql`${sql.raw(table)} t`)
        .orderBy(sql`1`),
    )
  }
  return all
}

test('a restore returns every row unchanged, and the wizard continues from there', async () => {
  await backUp()
  const restored = await restore()
  expect(await everything(restored)).toEqual(await everything(from))
  await record(restored.db, { at: NOW, actor: 'Ann', action: 'profile.deleted' })
  expect(await restored.db.execute(sql`select max(id)::int as id from audit_events`)).toMatchObject({
    rows: [{ id: 3 }],
  })
  await expect(restored.db.execute(sql`delete from audit_events`)).rejects.toThrow()
})

test('a backup leaves out sessions, so that an ended one never returns', async () => {
  await from.db.execute(sql`insert into sessions values ('canary', 'Ann', now(), now())`)
  expect(await backUp()).not.toContain('canary')
})

test('a backup leaves out permissions to copy a secret, so that a used one cannot be used again', async () => {
  await from.db.execute(
    sql`insert into secret_envelopes (id, profile_id, entries, giver, given_at, until)
        select gen_random_uuid(), id, '{}', 'canary', now(), now() from profiles`,
  )
  expect(await backUp()).not.toContain('canary')
})

test('a backup includes an access code that is stored in a file', async () => {
  const generation = '22222222-2222-2222-2222-222222222222'
  await backUp({ accessCode: { hash: 'salt.hash', generation } })
  const { db } = await restore()
  expect(await db.execute(sql`select * from access_codes`)).toMatchObject({
    rows: [{ id: 1, hash: 'salt.hash', generation }],
  })
})

test('a backup shows one moment, whatever is saved meanwhile', async () => {
  let isSaved = false
  const text = await backUp({}, async (part) => {
    if (isSaved || !part.startsWith('INSERT INTO "public"."profiles"')) return
    isSaved = true
    await record(from.db, { at: NOW, actor: 'meanwhile', action: 'profile.changed' })
  })
  expect(isSaved).toBe(true)
  expect(text).toContain('profile.created')
  expect(text).not.toContain('meanwhile')
})

test('a backup includes a key from a file, and says so', async () => {
  const text = await backUp({ key: 'a2V5' })
  expect(text).toContain('keep it as you keep secrets')
  expect((await checkBackup(file)).key).toBe('a2V5')
})

test('a truncated backup is refused before anything changes', async () => {
  const text = await backUp()
  for (const part of [0.2, 0.5, 0.9, 0.999]) {
    await writeFile(file, text.slice(0, Math.floor(text.length * part)))
    await expect(checkBackup(file)).rejects.toThrow(`${file} is incomplete`)
  }
})

test.each([
  ['nothing', ''],
  ['something else', 'SELECT 1;\n'],
])('a file with %s is refused as a backup', async (_what, text) => {
  await writeFile(file, text)
  await expect(checkBackup(file)).rejects.toThrow(`${file} is not a backup`)
})

test('the error for a missing file names the file', async () => {
  await expect(checkBackup(join(folder, 'none.sql'))).rejects.toThrow(
    `${join(folder, 'none.sql')} cannot be read (ENOENT)`,
  )
})

test('a backup from a newer version is refused', async () => {
  const text = await backUp()
  await writeFile(file, text.replace(/"migrations":\d+/, '"migrations":999'))
  await expect(checkBackup(file)).rejects.toThrow('from a newer version of the wizard')
})

test('a database that already has tables is left unchanged', async () => {
  await backUp()
  await expect(withClient(fromUrl, (client) => readBackup(client, file))).rejects.toThrow('has tables already')
  expect(await everything(from)).toMatchObject([{ length: 1 }, {}, { length: 2 }, {}, {}])
})

test('a failed restore leaves nothing behind', async () => {
  const text = await backUp()
  await writeFile(file, text.replace(/INSERT INTO "public"."audit_events"/, 'INSERT INTO "public"."none"'))
  const url = await server.createDatabase()
  await expect(withClient(url, (client) => readBackup(client, file))).rejects.toThrow()
  await withClient(url, async (client) => {
    expect((await client.query("select 1 from pg_tables where schemaname = 'public'")).rows).toEqual([])
  })
})

test('any text is one literal on one line, and reads back unchanged', async () => {
  await withClient(fromUrl, async (client) => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')),
        async (text) => {
          const written = literal(text)
          expect(written).not.toMatch(/[\r\n\u2028\u2029]/)
          const { rows } = await client.query({ text: `SELECT ${written}`, rowMode: 'array' })
          expect(rows[0]?.[0]).toBe(text)
        },
      ),
      { numRuns: 200 },
    )
  })
})

test('a backup file explains how to restore it', async () => {
  await backUp()
  expect((await readFile(file, 'utf8')).split('\n')[0]).toContain('npm run restore')
})
