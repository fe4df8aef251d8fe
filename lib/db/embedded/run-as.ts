import 'server-only'
import { lstatSync, realpathSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** A user and a group of the system, by their numbers. */
export interface RunAs {
  uid: number
  gid: number
}

/**
 * PostgreSQL refuses to run as root. Where the wizard does, PostgreSQL gets this number, which needs no account: Debian
 * reserves it (policy 9.2.2), systemd gives it to nobody, and no image has it as its user.
 */
export const SERVICE_USER = 65_525

const NOBODY = 65_534

/** As whom PostgreSQL runs; null: as the wizard does. */
export function serviceUser(): RunAs | null {
  return process.getuid?.() === 0 ? { uid: SERVICE_USER, gid: SERVICE_USER } : null
}

/**
 * As whom `initdb` runs, which asks for an account: as the wizard does, or as Unix's "nobody" where that is root. Null:
 * as the wizard does.
 */
export function accountUser(): RunAs | null {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : null
}

/** The owner of a folder. */
export function ownerOf(folder: string): RunAs {
  const { uid, gid } = statSync(folder)
  return { uid, gid }
}

/** Whether the permissions of a folder, and of all above it, let this user in. */
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
