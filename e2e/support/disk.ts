import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether file systems can be mounted here: by root of a Linux machine that lets it. */
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

/** A small disk of its own. */
export interface Disk {
  /** Where it is mounted. */
  path: string
  /** The contents of the disk at this moment, as after a power cut: unsynced writes are missing. */
  cutPower: () => Disk
  remount: (how: 'ro' | 'rw') => void
  remove: () => void
}

/** Makes one, as an ext4 image that is mounted. */
export function makeDisk(megabytes: number): Disk {
  const folder = mkdtempSync(join(tmpdir(), 'wizard-disk-'))
  chmodSync(folder, 0o755)
  const image = join(folder, 'image')
  execFileSync('truncate', ['--size', `${megabytes}M`, image])
  // Nothing is kept for root.
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
      // The image has what the file system has sent to its disk.
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
