import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether file systems can be mounted here: as root, on a Linux machine that permits it. */
export function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const folder = mkdtempSync(join(tmpdir(), 'wizard-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder])
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A small separate disk. */
export interface Disk {
  /** Its mount point. */
  path: string
  /** The disk's contents at this moment, as after a power cut: unsynced writes are missing. */
  cutPower: () => Disk
  remount: (how: 'ro' | 'rw') => void
  remove: () => void
}

/** Creates a mounted ext4 image. */
export function makeDisk(megabytes: number): Disk {
  const folder = mkdtempSync(join(tmpdir(), 'wizard-disk-'))
  chmodSync(folder, 0o755)
  const image = join(folder, 'image')
  execFileSync('truncate', ['--size', `${megabytes}M`, image])
  // No blocks are reserved for root.
  execFileSync('mkfs.ext4', ['-q', '-m', '0', image])
  return mount(folder, image)
}

function mount(folder: string, image: string): Disk {
  const path = join(folder, 'disk')
  mkdirSync(path)
  execFileSync('mount', ['-o', 'loop', image, path])
  return {
    path,
    cutPower: () => {
      const copied = mkdtempSync(join(tmpdir(), 'wizard-disk-'))
      chmodSync(copied, 0o755)
      // The image has the data that the file system has sent to its disk.
      execFileSync('cp', ['--sparse=always', image, join(copied, 'image')])
      return mount(copied, join(copied, 'image'))
    },
    remount: (how) => execFileSync('mount', ['-o', `remount,${how}`, path]),
    remove: () => {
      execFileSync('umount', [path])
      rmSync(folder, { recursive: true })
    },
  }
}
