import 'server-only'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { mkdir, rename, rm, rmdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { OperatorError } from '../../operator-error'
import { writeWhole } from '../../write-file'
import { databaseFolder, passwordFile } from './address'
import { codeOf, findBinaries, reachableBinaries, SHARED_FOLDER } from './binaries'
import { chownTree, copyTree, syncFolder } from './copy-tree'
import { accountUser, canEnter, ownerOf, type RunAs, SERVICE_USER, serviceUser } from './run-as'
import { findTemplate, initialize } from './template'

/** A database that is ready to be started. */
export interface DataFolder {
  /** Its real path. */
  data: string
  /** The user that PostgreSQL must run as there; null: the wizard's own. */
  runAs: RunAs | null
  /** Notices for the person who starts the wizard. */
  notes: readonly string[]
}

/** Files of `dataDir` that belong to a database: they prove that there was one. */
const BESIDE_A_DATABASE = ['secrets.key', 'access-code.json'] as const

const RESTORE = 'put the whole folder back, or set DATA_DIR to an empty one and run "npm run restore" with a backup'

export interface PrepareOptions {
  /** Root's folder for a database that PostgreSQL could not reach in `dataDir`. */
  shared?: string
  /** True: no new database is created. */
  mustExist?: boolean
  /** True: a new database gets a password, in a file of `dataDir`, for connections over TCP. */
  needsPassword?: boolean
}

/**
 * Finds the database in a folder, or creates one if nothing in the folder shows that there was one before. The caller
 * holds the folder's lock. Throws an OperatorError with the fault and the fix.
 */
export async function prepareDataFolder(dataDir: string, options: PrepareOptions = {}): Promise<DataFolder> {
  const folder = databaseFolder(dataDir)
  if (!isWithout(folder)) return checkDatabase(folder)
  if (!options.mustExist) return makeDatabase(dataDir, options)
  throw new OperatorError(`There is no database in ${folder}. Set DATA_DIR to the folder of the wizard.`)
}

function isWithout(folder: string): boolean {
  if (!lstatSync(folder, { throwIfNoEntry: false })) return true
  if (!existsSync(folder)) {
    throw new OperatorError(
      `The database is not there: ${folder} leads to ${readlinkSync(folder)}, which does not exist. Bring that back; or, if it is lost, ${RESTORE}.`,
    )
  }
  if (!statSync(folder).isDirectory()) throw new OperatorError(`${folder} is a file instead of a folder: ${RESTORE}.`)
  try {
    return readdirSync(folder).every((name) => name === 'lost+found')
  } catch (error) {
    // Another user's folder counts as not empty, and is reported later.
    if (codeOf(error) === 'EACCES') return false
    throw error
  }
}

async function makeDatabase(dataDir: string, options: PrepareOptions): Promise<DataFolder> {
  const { shared = SHARED_FOLDER, needsPassword = false } = options
  refuseOverAnOldOne(dataDir)
  const folder = databaseFolder(dataDir)
  const runAs = needsPassword ? accountUser() : serviceUser()
  const isReached = !runAs || letIn(dataDir, runAs)
  const data = isReached ? folder : join(shared, `database-${randomBytes(8).toString('hex')}`)
  await mkdir(dirname(data), { recursive: true, mode: 0o755 })
  const unfinished = `${data}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  if (needsPassword) await initializeWithPassword(unfinished, runAs, { dataDir, shared })
  else await copyTree(await findTemplate(), unfinished, { owner: runAs, isPrivate: true })
  // An interrupted start leaves no partial database: it is renamed once it is complete and on the disk.
  if (existsSync(folder)) await rmdir(folder)
  await rename(unfinished, data)
  if (!isReached) await symlink(data, folder)
  for (const path of new Set([dirname(data), dataDir])) await syncFolder(path)
  const asWhom = runAs ? `PostgreSQL runs as user ${runAs.uid}, since it must not run as root. ` : ''
  const where = isReached ? '' : ` That user cannot enter ${dataDir}, where ${folder} leads to it.`
  return { data: realpathSync(data), runAs, notes: [`${asWhom}A new, empty database was made in ${data}.${where}`] }
}

async function initializeWithPassword(
  data: string,
  user: RunAs | null,
  { dataDir, shared }: { dataDir: string; shared: string },
): Promise<void> {
  const password = randomBytes(24).toString('base64url')
  writeWhole(passwordFile(dataDir), `${password}\n`)
  await mkdir(data, { mode: 0o700 })
  const given = join(data, '..', 'postgres-password.given')
  await writeFile(given, `${password}\n`, { mode: 0o600 })
  try {
    if (user) for (const path of [data, given]) chownSync(path, user.uid, user.gid)
    const binaries = await reachableBinaries(findBinaries(), user, shared)
    await initialize(binaries, data, { user, passwordFile: given })
  } finally {
    await rm(given)
  }
}

function refuseOverAnOldOne(dataDir: string): void {
  const folder = databaseFolder(dataDir)
  if (existsSync(join(dataDir, 'database'))) {
    throw new OperatorError(
      `${join(dataDir, 'database')} is a PGlite database of an early version of the wizard, which this one does not read. Move it away with secrets.key and access-code.json, or set DATA_DIR to an empty folder.`,
    )
  }
  const there = readdirSync(dataDir)
  const left = BESIDE_A_DATABASE.filter((name) => there.includes(name))
  if (left.length === 0) return
  throw new OperatorError(
    `${dataDir} has ${left.join(' and ')}, but no database in ${folder}: it may not have been mounted or restored. If it is somewhere, put it there; if it is lost, ${RESTORE}. To start empty, move ${left.join(' and ')} away.`,
  )
}

/** Lets only this user through a folder that root owns. False if a parent folder keeps that user out. */
function letIn(folder: string, user: RunAs): boolean {
  if (canEnter(folder, user)) return true
  if (statSync(folder).uid !== 0 || !canEnter(dirname(realpathSync(folder)), user)) return false
  chownSync(folder, 0, user.gid)
  chmodSync(folder, 0o710)
  return true
}

/** Lets PostgreSQL's own user, if it has one, through a folder that root owns. */
export function letInServiceUser(folder: string): void {
  const user = serviceUser()
  if (user) letIn(folder, user)
}

async function checkDatabase(folder: string): Promise<DataFolder> {
  const data = realpathSync(folder)
  const runAs = await findOwner(data)
  await checkVersion(data)
  // Some tools widen the permissions when they copy or mount folders, and PostgreSQL refuses them then.
  if ((statSync(data).mode & 0o077) !== 0) chmodSync(data, 0o700)
  return { data, runAs, notes: [] }
}

async function checkVersion(data: string): Promise<void> {
  const [found, ours] = [majorVersion(data), majorVersion(await findTemplate())]
  if (found === ours) return
  const isWhole = /^\d+$/.test(found)
  throw new OperatorError(
    isWhole
      ? `The database in ${data} is of PostgreSQL ${found}, and this wizard has ${ours}. Run "npm run backup" with the version of the wizard that it is of; then set DATA_DIR to an empty folder and run "npm run restore" with this one.`
      : `The database in ${data} is not whole: its file PG_VERSION is ${found === '' ? 'missing or empty' : 'damaged'}. Nothing was changed: ${RESTORE}.`,
  )
}

/** The content of PG_VERSION; empty if the file is missing. */
function majorVersion(data: string): string {
  const file = join(data, 'PG_VERSION')
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
}

/** PostgreSQL must run as the owner of its folder. */
async function findOwner(data: string): Promise<RunAs | null> {
  const owner = ownerOf(data)
  const service = serviceUser()
  if (!service) {
    const self = process.getuid?.()
    if (self === undefined || self === owner.uid) return null
    const before = owner.uid === SERVICE_USER ? 'root' : `user ${owner.uid}`
    throw new OperatorError(
      `The database in ${data} belongs to user ${owner.uid}, and the wizard runs as user ${self}. Run it as ${before}, as before, or let root give the folder to this user: "chown -R ${self} ${data}".`,
    )
  }
  const runAs = owner.uid === 0 ? service : owner
  if (owner.uid === 0) await chownTree(data, service)
  if (canEnter(data, runAs) || letIn(dirname(data), runAs)) return runAs
  throw new OperatorError(
    `PostgreSQL must not run as root, and user ${runAs.uid}, as whom it runs, cannot enter ${data}. Move DATA_DIR to a folder that everyone may enter, like /var/lib/wizard, and set DATA_DIR to it.`,
  )
}
