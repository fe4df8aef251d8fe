import 'server-only'
import { chmod, chown, copyFile, mkdir, open, readdir, readlink, stat, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunAs } from './run-as'

interface CopyOptions {
  /** The copy's owner; absent: this process's user. */
  owner?: RunAs | null
  /** True: only its owner can read the copy. */
  isPrivate?: boolean
  /** False: the copy may be lost in a power cut. */
  isSynced?: boolean
}

/** The entries of a folder, at any depth. */
interface Tree {
  folders: string[]
  files: string[]
}

/**
 * Copies a folder to a free path. The copy is on the disk when this resolves: each file and folder is synced, all at
 * once, which is much faster than one after the other.
 */
export async function copyTree(from: string, to: string, options: CopyOptions = {}): Promise<void> {
  const copied: Tree = { folders: [], files: [] }
  await copyInto(copied, from, to, options)
  const { owner, isPrivate, isSynced = true } = options
  const all = [...copied.files, ...copied.folders]
  if (isPrivate) {
    await Promise.all(copied.files.map((path) => chmod(path, 0o600)))
    await Promise.all(copied.folders.map((path) => chmod(path, 0o700)))
  }
  if (owner) await Promise.all(all.map((path) => chown(path, owner.uid, owner.gid)))
  if (!isSynced) return
  await Promise.all(copied.files.map((path) => sync(path, 'r+')))
  await Promise.all(copied.folders.map(syncFolder))
}

async function copyInto(copied: Tree, from: string, to: string, { isPrivate = false }: CopyOptions): Promise<void> {
  await mkdir(to)
  copied.folders.push(to)
  const entries = await readdir(from, { withFileTypes: true })
  await Promise.all(
    entries.map(async (entry) => {
      const [source, target] = [join(from, entry.name), join(to, entry.name)]
      if (entry.isDirectory()) return copyInto(copied, source, target, { isPrivate })
      if (entry.isSymbolicLink()) return symlink(await readlink(source), target)
      if (!entry.isFile()) return
      await copyFile(source, target)
      // The source may be closed to other users.
      if (!isPrivate) await chmod(target, ((await stat(source)).mode & 0o100) === 0 ? 0o644 : 0o755)
      copied.files.push(target)
    }),
  )
  if (!isPrivate) await chmod(to, 0o755)
}

/** Syncs a folder's directory entries. Windows has no such call, and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform !== 'win32') await sync(folder, 'r')
}

async function sync(path: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(path, flags)
  await handle.sync().finally(() => handle.close())
}

/** Changes the owner of a folder with its contents. */
export async function chownTree(folder: string, owner: RunAs): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await chownTree(path, owner)
    else if (entry.isFile()) await chown(path, owner.uid, owner.gid)
  }
  await chown(folder, owner.uid, owner.gid)
}
