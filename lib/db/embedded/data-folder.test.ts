import { existsSync, readdirSync, statSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, readlink, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { databaseFolder } from './address'
import { copyTree } from './copy-tree'
import { prepareDataFolder } from './data-folder'
import { canEnter, serviceUser } from './run-as'
import { findTemplate } from './template'

const IS_ROOT = process.getuid?.() === 0

let outer = ''
let dataDir = ''
let template = ''
beforeAll(async () => {
  template = await findTemplate()
})
beforeEach(async () => {
  outer = await mkdtemp(join(tmpdir(), 'wizard-data-folder-'))
  await chmod(outer, 0o755)
  dataDir = join(outer, 'data')
  await mkdir(dataDir, { mode: 0o700 })
})
afterEach(() => rm(outer, { recursive: true }))

const database = () => databaseFolder(dataDir)
const putDatabase = () => copyTree(template, database(), { isPrivate: true, owner: serviceUser(), isSynced: false })

test.each<[what: string, make: () => Promise<unknown>, says: string[]]>([
  [
    'without a database beside a key',
    () => writeFile(join(dataDir, 'secrets.key'), ''),
    ['has secrets.key, but no database', 'mounted or restored', 'npm run restore', 'move secrets.key away'],
  ],
  [
    'with an empty database folder beside an access code and a key',
    async () => {
      await mkdir(database())
      await writeFile(join(dataDir, 'secrets.key'), 'key')
      await writeFile(join(dataDir, 'access-code.json'), '{}')
    },
    ['has secrets.key and access-code.json, but no database'],
  ],
  [
    'with a database without PG_VERSION',
    async () => {
      await putDatabase()
      await unlink(join(database(), 'PG_VERSION'))
    },
    ['is not whole: its file PG_VERSION is missing or empty', 'Nothing was changed', 'npm run restore'],
  ],
  [
    'with an empty PG_VERSION',
    async () => {
      await putDatabase()
      await writeFile(join(database(), 'PG_VERSION'), '')
    },
    ['is not whole: its file PG_VERSION is missing or empty'],
  ],
  [
    'with nothing but PG_VERSION, and that damaged',
    async () => {
      await mkdir(database())
      await writeFile(join(database(), 'PG_VERSION'), '\0\0\0')
      if (IS_ROOT) await chown(database(), 65_525, 65_525)
    },
    ['is not whole: its file PG_VERSION is damaged'],
  ],
  [
    'of another version of PostgreSQL',
    async () => {
      await putDatabase()
      await writeFile(join(database(), 'PG_VERSION'), '17\n')
    },
    ['is of PostgreSQL 17, and this wizard has 18', 'npm run backup', 'npm run restore'],
  ],
  ['with a PGlite database', () => mkdir(join(dataDir, 'database')), ['is a PGlite database of an early version']],
  [
    'with a link to a database that is gone',
    () => symlink(join(outer, 'gone'), database()),
    [`leads to ${'{outer}'}/gone, which does not exist`, 'Bring that back'],
  ],
  ['with a file in the place of the database', () => writeFile(database(), 'x'), ['is a file instead of a folder']],
])('a folder %s is refused with a reason, and nothing is created or changed', async (_what, make, says) => {
  await make()
  const before = readdirSync(outer, { recursive: true }).sort()
  const prepared = prepareDataFolder(dataDir)
  for (const part of [dataDir, ...says]) await expect(prepared).rejects.toThrow(part.replace('{outer}', outer))
  await expect(prepared).rejects.toMatchObject({ name: 'OperatorError' })
  expect(readdirSync(outer, { recursive: true }).sort()).toEqual(before)
})

test('opening an existing folder creates none', async () => {
  await expect(prepareDataFolder(dataDir, { mustExist: true })).rejects.toThrow(`There is no database in ${database()}`)
  expect(readdirSync(dataDir)).toEqual([])
})

test('the remains of an interrupted first start are replaced', async () => {
  await mkdir(`${database()}.unfinished`)
  await writeFile(join(`${database()}.unfinished`, 'PG_VERSION'), 'half')
  await prepareDataFolder(dataDir)
  expect(readdirSync(dataDir)).toEqual(['postgres'])
  expect(readdirSync(database()).sort()).toEqual(readdirSync(template).sort())
  expect(statSync(join(database(), 'PG_VERSION')).mode & 0o777).toBe(0o600)
})

test('permissions widened by a mount are narrowed again', async () => {
  await putDatabase()
  await chmod(database(), 0o770)
  await prepareDataFolder(dataDir)
  expect(statSync(database()).mode & 0o777).toBe(0o700)
})

test.runIf(IS_ROOT)('as root, PostgreSQL runs as its own user, and only that user can enter the folder', async () => {
  const { data, runAs } = await prepareDataFolder(dataDir)
  expect(runAs).toEqual({ uid: 65_525, gid: 65_525 })
  expect(statSync(data).uid).toBe(65_525)
  expect(statSync(dataDir)).toMatchObject({ uid: 0, gid: 65_525 })
  expect(statSync(dataDir).mode & 0o777).toBe(0o710)
  expect(await prepareDataFolder(dataDir)).toEqual({ data, runAs, notes: [] })
})

test.runIf(IS_ROOT)(
  'as root, a folder closed to that user is replaced by one it can enter, with a notice',
  async () => {
    await chmod(outer, 0o700)
    const shared = await mkdtemp(join(tmpdir(), 'wizard-shared-'))
    await chmod(shared, 0o755)
    try {
      const first = await prepareDataFolder(dataDir, { shared })
      expect(dirname(first.data)).toBe(shared)
      expect(await readlink(database())).toBe(first.data)
      expect(first.runAs && canEnter(first.data, first.runAs)).toBe(true)
      expect(first.notes.join()).toContain(`was made in ${first.data}`)
      expect(first.notes.join()).toContain(`cannot enter ${dataDir}`)
      // The database is still found after its folder was moved.
      await rename(dataDir, join(outer, 'moved'))
      expect(await prepareDataFolder(join(outer, 'moved'), { shared })).toMatchObject({ data: first.data, notes: [] })
    } finally {
      await rm(shared, { recursive: true })
    }
  },
)

test.runIf(IS_ROOT)('as root, a database restored by root is given back to its user', async () => {
  await copyTree(template, database(), { isSynced: false })
  const { data, runAs } = await prepareDataFolder(dataDir)
  expect(statSync(join(data, 'base', '1', 'PG_VERSION')).uid).toBe(runAs?.uid)
})

test.runIf(IS_ROOT)('a database that its user cannot reach is refused with a reason', async () => {
  await putDatabase()
  await chmod(outer, 0o700)
  await expect(prepareDataFolder(dataDir)).rejects.toThrow(`user 65525, as whom it runs, cannot enter ${database()}`)
  expect(existsSync(database())).toBe(true)
})
