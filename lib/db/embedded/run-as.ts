import 'server-only'
import { lstatSync, realpathSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** A user and a group of the system, by their numbers. */
export interface RunAs {
  uid: number
  gid: number
}

/**
 * PostgreSQL refuses to run as root. If the wizard runs as root, PostgreSQL gets this user id, which needs no account:
 * Debian reserves it (policy 9.2.2), systemd assigns it to nobody, and no image uses it.
 */
export const SERVICE_USER = 65_525

const NOBODY = 65_534

/** The user that PostgreSQL runs as; null: the wizard's own. */
export function serviceUser(): RunAs | null {
  return process.getuid?.() === 0 ? { uid: SERVICE_USER, gid: SERVICE_USER } : null
}

/**
 * The user that `initdb` runs as, which needs an account: Unix's "nobody" if the wizard runs as root. Null: the
 * wizard's own.
 */
export function accountUser(): RunAs | null {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : null
}

/** The owner of a folder. */
export function ownerOf(folder: string): RunAs {
  const { uid, gid } = statSync(folder)
  return { uid, gid }
}

/** Whether the permissions of a folder, and of its parents, let this user in. */
export function canEnter(folder: string, user: RunAs): boolean {
  let path = realpathSync(folder)
  for (;;) {
    if (!mayEnter(path, user)) return false
    const parent = dirname(path)
    if (parent === path) return true
    path = parent
  }
}

function mayEnter(folder: string, { uid, gid }: RunAs): boolean {
  const stat = lstatSync(folder)
  if (stat.uid === uid) return (stat.mode & 0o100) !== 0
  return (stat.mode & (stat.gid === gid ? 0o010 : 0o001)) !== 0
}
