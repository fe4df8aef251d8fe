import { chmod, chown, copyFile, lstat, mkdir, open, readdir, readlink, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunAs } from './run-as'

interface CopyOptions {
  /** Whose the copy is; without it, this process's user's. */
  owner?: RunAs | null
  /** True: only its owner can read the copy. */
  isPrivate?: boolean
}

/** Copies a folder to a path where nothing is. The copy is on the disk when this resolves: each file and folder is synced. */
export async function copyTree(from: string, to: string, options: CopyOptions = {}): Promise<void> {
  await mkdir(to)
  for (const name of await readdir(from)) {
    const [source, target] = [join(from, name), join(to, name)]
    const stat = await lstat(source)
    if (stat.isDirectory()) await copyTree(source, target, options)
    else if (stat.isSymbolicLink()) await symlink(await readlink(source), target)
  }
  const files = (await readdir(from, { withFileTypes: true })).filter((entry) => entry.isFile())
  await Promise.all(files.map(({ name }) => copyOne(join(from, name), join(to, name), options)))
  await own(to, { ...options, mode: options.isPrivate ? 0o700 : 0o755 })
  await syncFolder(to)
}

/** Writes to the disk which files a folder has. Windows has no such call, and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

async function copyOne(from: string, to: string, options: CopyOptions): Promise<void> {
  await copyFile(from, to)
  const isProgram = ((await lstat(from)).mode & 0o100) !== 0
  await own(to, { ...options, mode: options.isPrivate ? 0o600 : isProgram ? 0o755 : 0o644 })
  const handle = await open(to, 'r+')
  await handle.sync().finally(() => handle.close())
}

async function own(path: string, { owner, mode }: CopyOptions & { mode: number }): Promise<void> {
  await chmod(path, mode)
  if (owner) await chown(path, owner.uid, owner.gid)
}

/** Gives a folder with all that is in it to a user. */
export async function chownTree(folder: string, owner: RunAs): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await chownTree(path, owner)
    else if (entry.isFile()) await chown(path, owner.uid, owner.gid)
  }
  await chown(folder, owner.uid, owner.gid)
}
