import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FolderInUseError, type FolderLock, lockFolder } from './folder-lock'

const ROUNDS = 10
/** Prints that it is ready, and answers each input with whether it has the folder. */
const ONE_OF_MANY = `
  import { lockFolder } from './folder-lock'
  process.stdin.once('data', async () => {
    process.stdout.write(await lockFolder(process.argv[2]).then(() => 'locked', (error) => error.message))
  })
  process.stdout.write('ready')
`

let folder = ''
const held: FolderLock[] = []
const children: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wizard-lock-'))
})

afterEach(async () => {
  for (const child of children.splice(0)) await end(child)
  for (const { release } of held.splice(0)) release()
  await rm(folder, { recursive: true })
})

async function lock(path: string): Promise<FolderLock> {
  const taken = await lockFolder(path)
  held.push(taken)
  return taken
}

/** A process that has the folder, or prints why it has not. */
async function lockInChild(path: string): Promise<{ child: ChildProcess; said: string }> {
  const script = `
    const { lockFolder } = await import(${JSON.stringify(new URL('./folder-lock.ts', import.meta.url).href)})
    const said = await lockFolder(${JSON.stringify(path)}).then(() => 'locked', (error) => error.message)
    process.stdout.write(said)
    setInterval(() => {}, 1000)
  `
  const child = spawn(process.execPath, [
    '--conditions=react-server',
    '--import',
    'tsx',
    '--input-type=module',
    '-e',
    script,
  ])
  children.push(child)
  const [said] = await once(child.stdout, 'data')
  return { child, said: `${said}` }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

test('a folder is created with access for its owner only, and locked', async () => {
  const path = join(folder, 'new', 'data')
  await lock(path)
  expect((await stat(path)).mode & 0o777).toBe(0o700)
})

test('a second lock is refused with advice', async () => {
  await lock(folder)
  const second = lockFolder(folder)
  await expect(second).rejects.toBeInstanceOf(FolderInUseError)
  await expect(second).rejects.toThrow(`Another wizard is using the folder ${folder}. Stop it, `)
  await expect(lockFolder(folder)).rejects.toBeInstanceOf(FolderInUseError)
})

test('only one of many concurrent callers gets the lock', async () => {
  const locks = await Promise.allSettled(Array.from({ length: 10 }, () => lock(folder)))
  expect(locks.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('another path to the same folder is the same lock', async () => {
  const [data, other] = [join(folder, 'data'), join(folder, 'link')]
  await lock(data)
  await symlink(data, other)
  await expect(lockFolder(other)).rejects.toBeInstanceOf(FolderInUseError)
  await expect(lockFolder(`${folder}/../${folder.split('/').at(-1)}/data/`)).rejects.toBeInstanceOf(FolderInUseError)
})

test('different folders have different locks', async () => {
  await lock(join(folder, 'one'))
  await lock(join(folder, 'two'))
})

test('a released folder can be locked again', async () => {
  const { release } = await lock(folder)
  release()
  expect(await readdir(folder)).toEqual([])
  await lock(folder)
})

test('only one of five concurrent processes gets the lock, also after killed ones', async () => {
  const file = join('node_modules', '.cache', `lock-${process.pid}.mjs`)
  await build({
    stdin: { contents: ONE_OF_MANY, resolveDir: 'lib/db', loader: 'ts' },
    outfile: file,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  })
  for (let round = 0; round < ROUNDS; round += 1) {
    const starts = Array.from({ length: 5 }, () => spawn(process.execPath, ['--conditions=react-server', file, folder]))
    children.push(...starts)
    await Promise.all(starts.map((child) => once(child.stdout, 'data')))
    const said = starts.map((child) => once(child.stdout, 'data'))
    for (const child of starts) child.stdin.write('go')
    expect((await Promise.all(said)).map(([text]) => `${text}`).sort(), `round ${round}`).toEqual([
      ...Array(4).fill(expect.stringContaining('Another wizard is using the folder')),
      'locked',
    ])
    for (const child of children.splice(0)) await end(child)
  }
  await rm(file)
})

test('a lock in this process is refused in another one', { timeout: 30_000 }, async () => {
  await lock(folder)
  expect((await lockInChild(folder)).said).toContain('Another wizard is using the folder')
})

test('a lock in another process is refused here, and free once that process is killed', {
  timeout: 30_000,
}, async () => {
  const { child, said } = await lockInChild(folder)
  expect(said).toBe('locked')
  await expect(lockFolder(folder)).rejects.toBeInstanceOf(FolderInUseError)
  await end(child)
  await lock(folder)
  expect(await readdir(folder)).toHaveLength(1)
  await expect(lockFolder(folder)).rejects.toBeInstanceOf(FolderInUseError)
})

test('a path of any length can be locked', async () => {
  const path = join(folder, 'a-long-name-of-a-folder'.repeat(5))
  await lock(path)
  await expect(lockFolder(path)).rejects.toBeInstanceOf(FolderInUseError)
})

test('a folder that cannot be created is not reported as in use', async () => {
  const path = lockFolder('/dev/null/data')
  await expect(path).rejects.toThrow('/dev/null/data is, or lies below, a file instead of a folder.')
  await expect(path).rejects.not.toBeInstanceOf(FolderInUseError)
})
