import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { profileEvents } from '../audit/trail'
import type { Connection } from '../db/database'
import { MIGRATIONS } from '../db/migrations-folder'
import { openPostgres } from '../db/postgres'
import { startPostgres } from '../db/testing/postgres-server'
import { findRun } from '../oauth-test/run-store'
import { type KeyRing, seal } from '../security/seal'
import { readChange } from './concurrent-edits'
import { bindSecrets, findProfile, openSecrets, openSecretToSend } from './store'

// A database from before migration 0008, which turns its columns into values by key.

const RING: KeyRing = [new Uint8Array(32).fill(1)]
const BOUND = randomUUID()
const UNBOUND = randomUUID()
const RUN = randomUUID()
const AWS = 'https://accounts.cloud.databricks.com'
const ATTEMPT = { run: RUN, at: '2026-11-20T10:00:00.000Z', outcome: 'ready' }

let connection: Connection
let stopServer: () => Promise<void>

beforeAll(async () => {
  const server = await startPostgres()
  stopServer = server.remove
  const connectionString = await server.createDatabase()
  const pool = new pg.Pool({ connectionString })
  await migrateTo(pool, 7)
  await insertProfile(pool, BOUND, AWS)
  await insertProfile(pool, UNBOUND, null)
  await pool.query(
    `insert into test_runs (id, profile_id, profile_version, subject, status, started_at, started_by, owner, stages, current)
     values ($1, $2, 1, $3, 'ended', now(), 'Ann', 'ann', '[]', '[]')`,
    [RUN, BOUND, { connector: 'databricks', accountId: 'account', clientId: 'client', scopes: ['scim'] }],
  )
  const details = { version: 2, changes: { clientId: { from: 'old', to: 'client' } }, clientSecret: 'replaced' }
  await pool.query(
    `insert into audit_events (at, actor, action, profile_id, details) values (now(), 'Ann', 'profile.changed', $1, $2)`,
    [BOUND, details],
  )
  await pool.end()
  connection = await openPostgres({ connectionString })
})

afterAll(async () => {
  await connection.close()
  await stopServer()
})

/** Applies the migrations up to that number. */
async function migrateTo(pool: pg.Pool, last: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'old-migrations-'))
  cpSync(MIGRATIONS, folder, { recursive: true })
  const file = join(folder, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, last + 1) }))
  await migrate(drizzle(pool), { migrationsFolder: folder })
  rmSync(folder, { recursive: true })
}

async function insertProfile(pool: pg.Pool, id: string, secretFor: string | null): Promise<void> {
  const place = `profiles/${id}/client_secret${secretFor === null ? '' : ` for ${secretFor}`}`
  await pool.query(
    `insert into profiles (id, submission_id, connector, guide, name, cloud, account_id, client_id, sealed_client_secret,
       client_secret_set_at, client_secret_set_by, client_secret_for, scopes, actions, version, created_at, created_by,
       updated_at, updated_by, last_attempt)
     values ($1, $1, 'databricks', 'oauth-u2m', $2, 'aws', 'Account "1"', 'client', $3,
       '2026-11-19T10:00:00.123Z', 'Ann', $4, 'scim', '{databricks_list_users}', 3, now(), 'Ann', now(), 'Bob', $5)`,
    [id, `Profile ${id}`, await seal(RING, place, `secret of ${id}`), secretFor, ATTEMPT],
  )
}

test('the migration keeps every value, under the guide’s keys', async () => {
  expect(await findProfile(connection.db, BOUND)).toMatchObject({
    fields: { accountId: 'Account "1"', clientId: 'client' },
    secrets: { clientSecret: { setAt: '2026-11-19T10:00:00.123Z', setBy: 'Ann', for: AWS } },
    scopes: 'scim',
    actions: ['databricks_list_users'],
    version: 3,
    lastAttempt: ATTEMPT,
  })
})

test('a migrated secret opens for the host that it was entered for', async () => {
  expect(await openSecretToSend(connection.db, RING, BOUND, 'clientSecret', AWS)).toEqual({
    ok: true,
    secret: `secret of ${BOUND}`,
  })
})

test('a migrated secret without a host can still be bound to one', async () => {
  expect((await openSecrets(connection.db, RING, UNBOUND)).clientSecret).toMatchObject({ ok: true })
  expect(await bindSecrets({ db: connection.db, ring: RING }, () => AWS)).toBe(1)
  expect(await openSecretToSend(connection.db, RING, UNBOUND, 'clientSecret', AWS)).toMatchObject({ ok: true })
})

test('a migrated test run has its profile’s values under the guide’s keys', async () => {
  const found = await findRun(connection.db, RUN)
  expect(found?.run.subject).toMatchObject({
    accountId: 'account',
    fields: { accountId: 'account', clientId: 'client' },
  })
})

test('the immutable trail reads as it was written', async () => {
  const [event] = await profileEvents(connection.db, BOUND, 1)
  expect(event && readChange(event)).toMatchObject({
    replaced: ['clientSecret'],
    changes: { clientId: { to: 'client' } },
  })
})
