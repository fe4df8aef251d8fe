import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { databaseFolder, embeddedAddress } from './address'
import { startEmbedded, stopEmbedded } from './embedded'
import { SOCKET_NAME } from './postmaster'
import { readPostmasterFile } from './postmaster-file'

let folder = ''
const SOCKET = process.platform !== 'win32'

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wizard-embedded-'))
  // As root, PostgreSQL runs as a separate user, who must be able to enter.
  await chmod(folder, 0o755)
})

afterEach(async () => {
  await stopEmbedded()
  await rm(folder, { recursive: true })
})

/** The single value that a query returns. */
async function ask(query: string, address = embeddedAddress(folder)): Promise<unknown> {
  const client = new pg.Client(address)
  await client.connect()
  try {
    const { rows } = await client.query({ text: query, rowMode: 'array' })
    return rows[0]?.[0]
  } finally {
    await client.end()
  }
}

test('committed rows are on disk, and memory use is small', async () => {
  await startEmbedded(folder)
  const set = async (name: string) => ask(`SHOW ${name}`)
  expect(await set('fsync')).toBe('on')
  expect(await set('synchronous_commit')).toBe('on')
  expect(await set('full_page_writes')).toBe('on')
  expect(await set('data_checksums')).toBe('on')
  expect(await set('max_wal_size')).toBe('64MB')
  expect(await set('shared_buffers')).toBe('16MB')
})

test.runIf(SOCKET)('only its own user reaches PostgreSQL: no network port, a folder with mode 700', async () => {
  await startEmbedded(folder)
  expect(await ask('SHOW listen_addresses')).toBe('')
  const { socketFolder } = readPostmasterFile(databaseFolder(folder)) ?? {}
  expect((await stat(socketFolder ?? '')).mode & 0o777).toBe(0o700)
})

test('PostgreSQL over TCP requires its generated password at every start', async () => {
  await startEmbedded(folder, { overTcp: true })
  const address = embeddedAddress(folder)
  expect(await ask('SHOW listen_addresses')).toBe('127.0.0.1')
  await expect(ask('SELECT 1', { ...address, password: 'another' })).rejects.toMatchObject({ code: '28P01' })
  expect((await stat(join(folder, 'postgres-password'))).mode & 0o777).toBe(0o600)
  await stopEmbedded()
  await startEmbedded(folder, { overTcp: true })
  expect(await ask('SELECT 1')).toBe(1)
})

test('a folder with a long path works', async () => {
  const long = join(folder, 'a-long-name-of-a-folder'.repeat(6))
  await startEmbedded(long)
  expect(await ask('SELECT 1', embeddedAddress(long))).toBe(1)
})

test('saved rows survive a restart, and only the first start creates a database', async () => {
  expect(await startEmbedded(folder)).toEqual([expect.stringContaining(`A new, empty database was made in ${folder}`)])
  await ask('CREATE TABLE kept AS SELECT 7 AS n')
  await stopEmbedded()
  expect(existsSync(join(databaseFolder(folder), 'postmaster.pid'))).toBe(false)
  expect(await startEmbedded(folder)).toEqual([])
  expect(await ask('SELECT n FROM kept')).toBe(7)
})

test('PostgreSQL is restarted when it is killed', async () => {
  await startEmbedded(folder)
  await ask('CREATE TABLE kept AS SELECT 7 AS n')
  process.kill(readPostmasterFile(databaseFolder(folder))?.pid ?? 0, 'SIGKILL')
  await expect.poll(() => ask('SELECT n FROM kept').catch(() => null), { timeout: 30_000 }).toBe(7)
})

test('a stale process id that another process now has does not block the start', async () => {
  await startEmbedded(folder)
  const file = join(databaseFolder(folder), 'postmaster.pid')
  const left = await readFile(file, 'utf8')
  await stopEmbedded()
  await writeFile(file, left.replace(/^\d+/, `${process.pid}`))
  await startEmbedded(folder)
  expect(await ask('SELECT 1')).toBe(1)
})

test('truncated lock files do not block the start', async () => {
  await startEmbedded(folder)
  await stopEmbedded()
  for (const name of ['postmaster.pid', SOCKET_NAME]) await writeFile(join(databaseFolder(folder), name), '')
  await writeFile(join(databaseFolder(folder), `${SOCKET_NAME}.lock`), '')
  await startEmbedded(folder)
  expect(await ask('SELECT 1')).toBe(1)
})

test('a database that fails to open is named, with PostgreSQL’s message and a fix', async () => {
  await startEmbedded(folder)
  await stopEmbedded()
  await truncate(join(databaseFolder(folder), 'global', 'pg_control'), 0)
  await expect(startEmbedded(folder)).rejects.toThrow(
    new RegExp(
      `^The database in ${databaseFolder(folder)} does not open: PostgreSQL says “.*pg_control.*”\\. .*restore`,
    ),
  )
  // The folder's lock is released.
  await expect(startEmbedded(folder)).rejects.toThrow('does not open')
})

test('an invalid PostgreSQL setting ends the start with PostgreSQL’s message', async () => {
  await expect(startEmbedded(folder, { settings: { shared_buffers: 'much' } })).rejects.toThrow(
    /does not open: .*shared_buffers/,
  )
})
