import 'server-only'
import { execFile } from 'node:child_process'
import { chownSync, existsSync, renameSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { OperatorError } from '../../operator-error'
import { DATABASE_USER } from './address'
import { type Binaries, codeOf, findBinaries, program, reachableBinaries, runOptions, whyNotRun } from './binaries'
import { copyTree } from './copy-tree'
import { accountUser, type RunAs } from './run-as'

/** PostgreSQL's own case and collation rules (PostgreSQL manual 23.1.4), independent of the system's. */
const LOCALE = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
/** The socket's folder is closed to other users; over TCP a password is needed. */
const ACCESS = [`--username=${DATABASE_USER}`, '--auth-local=trust', '--auth-host=scram-sha-256']
/** Small files: a new database takes 31 MB. */
const SIZE = ['--wal-segsize=1', '--no-instructions']

/** The output of `npm run build`, from the working directory. */
export const BUILT_TEMPLATE = 'postgres-template'

/**
 * An empty database to copy, which needs no user account, unlike `initdb`, and takes less time. When run from source,
 * it is created if it is missing.
 */
export async function findTemplate(): Promise<string> {
  const built = join(process.cwd(), BUILT_TEMPLATE)
  if (existsSync(built)) return built
  const { version } = findBinaries()
  const made = join(process.cwd(), 'node_modules', '.cache', `${BUILT_TEMPLATE}-${version}`)
  if (!existsSync(made)) await makeTemplate(made)
  return made
}

/** Creates it at a path. Of several concurrent calls, the first result is kept. Anyone may read it: it has no data. */
export async function makeTemplate(path: string): Promise<void> {
  const user = accountUser()
  const work = await mkdtemp(join(tmpdir(), 'wizard-initdb-'))
  try {
    if (user) chownSync(work, user.uid, user.gid)
    const binaries = await reachableBinaries(findBinaries(), user, work)
    await initialize(binaries, join(work, 'data'), { user })
    await mkdir(dirname(path), { recursive: true })
    const unfinished = `${path}.${process.pid}`
    await copyTree(join(work, 'data'), unfinished)
    try {
      renameSync(unfinished, path)
    } catch (error) {
      await rm(unfinished, { recursive: true })
      if (!existsSync(path)) throw error
    }
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** Creates a database in a folder that is empty or does not exist. `passwordFile` has the password of its user. */
export async function initialize(
  binaries: Binaries,
  data: string,
  { user, passwordFile }: { user: RunAs | null; passwordFile?: string },
): Promise<void> {
  // `copyTree` syncs its copies.
  const more = passwordFile ? [`--pwfile=${passwordFile}`] : ['--no-sync']
  try {
    const options = [`--pgdata=${data}`, ...LOCALE, ...ACCESS, ...SIZE, ...more]
    await promisify(execFile)(program(binaries, 'initdb'), options, runOptions(user))
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? `${error.stderr}`.trim() : ''
    const why = whyNotRun(binaries, error) ?? (said || codeOf(error)).replaceAll('\n', ' ')
    throw new OperatorError(`PostgreSQL’s initdb made no database: ${why}`, { cause: error })
  }
}
