import 'server-only'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import { z } from 'zod'
import { MIGRATIONS } from '../migrations-folder'
import { type BackupHeader, BREAK, END, HEADER, identifier, literal } from './format'

/** The parts of a backup besides the database. */
export interface Beside {
  key: BackupHeader['key']
  /** The access code's record, if it is stored in a file. */
  accessCode: { hash: string; generation: string } | null
  now: Date
}

/**
 * Left out, so that ended sessions and used permissions and links do not return: everyone signs in again, and creates
 * new ones.
 */
const LEFT_OUT = ['sessions', 'sign_in_tries', 'secret_envelopes', 'sign_in_links']
const ROWS_AT_ONCE = 200

const journalSchema = z.object({ entries: z.array(z.object({ tag: z.string() })) })

/** The names of the migrations, oldest first. */
export function migrationTags(): string[] {
  const journal = readFileSync(join(MIGRATIONS, 'meta', '_journal.json'), 'utf8')
  return journalSchema.parse(JSON.parse(journal)).entries.map(({ tag }) => tag)
}

/**
 * Writes a backup of the database as of one moment, while others keep writing. The database has its migrations.
 * `client` is connected and idle; `write` takes text and resolves when there is room for more.
 */
export async function writeBackup(client: Client, beside: Beside, write: (text: string) => Promise<void>) {
  const tags = migrationTags()
  let count = 0
  const statement = async (sql: string) => {
    count += 1
    await write(`${sql}${sql.trimEnd().endsWith(';') ? '' : ';'}\n${BREAK}\n`)
  }
  const header: BackupHeader = { format: 1, made: beside.now.toISOString(), migrations: tags.length, key: beside.key }
  await write(`${ABOUT}${beside.key ? ABOUT_KEY : ''}${HEADER}${JSON.stringify(header)}\n${BREAK}\n`)
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  await client.query("SET LOCAL DateStyle = 'ISO'; SET LOCAL TimeZone = 'UTC'; SET LOCAL IntervalStyle = 'postgres'")
  for (const tag of tags) {
    for (const part of readFileSync(join(MIGRATIONS, `${tag}.sql`), 'utf8').split(BREAK)) await statement(part.trim())
  }
  await statement('CREATE SCHEMA drizzle')
  await statement(
    'CREATE TABLE drizzle.__drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint)',
  )
  await writeRows(client, { schema: 'drizzle', name: '__drizzle_migrations' }, statement)
  for (const name of await tableNames(client)) await writeRows(client, { schema: 'public', name }, statement)
  if (beside.accessCode) {
    const { hash, generation } = beside.accessCode
    await statement(
      `INSERT INTO access_codes (id, hash, generation) VALUES (1, ${literal(hash)}, ${literal(generation)})`,
    )
  }
  await client.query('COMMIT')
  await write(`${END}${count}\n`)
}

const ABOUT = `-- Plain SQL. "npm run restore" reads it, or "psql --single-transaction --file" into an empty database.\n`
const ABOUT_KEY = '-- It has the key that opens its secrets: keep it as you keep secrets.\n'

/** In the order of their creation, so that each row comes after the rows it refers to. */
async function tableNames(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY oid",
  )
  return rows.map(({ name }) => name).filter((name) => !LEFT_OUT.includes(name))
}

interface Column {
  name: string
  /** Its sequence, if it has one. */
  sequence: string | null
}

async function writeRows(
  client: Client,
  { schema, name }: { schema: string; name: string },
  statement: (sql: string) => Promise<void>,
): Promise<void> {
  const table = `${identifier(schema)}.${identifier(name)}`
  const { rows: columns } = await client.query<Column>(
    `SELECT attname AS name, pg_get_serial_sequence($1, attname) AS sequence FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    [table],
  )
  const names = columns.map((column) => identifier(column.name))
  const values = names.map((column) => `${column}::text`).join(', ')
  await client.query(`DECLARE rows NO SCROLL CURSOR FOR SELECT ${values} FROM ${table}`)
  for (;;) {
    const { rows } = await client.query<(string | null)[]>({
      text: `FETCH ${ROWS_AT_ONCE} FROM rows`,
      rowMode: 'array',
    })
    for (const row of rows) {
      const literals = row.map(literal).join(', ')
      await statement(`INSERT INTO ${table} (${names.join(', ')}) OVERRIDING SYSTEM VALUE VALUES (${literals})`)
    }
    if (rows.length < ROWS_AT_ONCE) break
  }
  await client.query('CLOSE rows')
  for (const { name: column, sequence } of columns) {
    if (!sequence) continue
    const { rows } = await client.query<{ last: string; called: boolean }>(
      `SELECT last_value::text AS last, is_called AS called FROM ${sequence}`,
    )
    const [state] = rows
    if (state) {
      const found = `pg_get_serial_sequence(${literal(table)}, ${literal(column)})`
      await statement(`SELECT setval(${found}, ${state.last}, ${state.called})`)
    }
  }
}
