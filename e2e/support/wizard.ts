import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseFolder } from '@/lib/db/embedded/address'
import { isPostmasterOf, readPostmasterFile } from '@/lib/db/embedded/postmaster-file'
import { freePort } from './free-port'

/** A running wizard. */
export interface Wizard {
  url: string
  /** Its data folder; a temporary one, unless the settings name one. */
  dataDir: string
  /** The output of its first start; empty if it was started before. */
  accessCode: string
  /** Its output so far. */
  output: () => string
  pid: number
  stop: () => Promise<void>
  /** Kills it at once. */
  kill: () => Promise<void>
}

/** The output of a failed start, and its exit status. */
export interface FailedStart {
  status: number | null
  output: string
}

/** A program with its folder and user; without `env` it gets this process's environment. */
type Program = Pick<SpawnOptions, 'cwd' | 'uid' | 'gid'> & {
  command: readonly [string, ...string[]]
  env?: NodeJS.ProcessEnv
}

const NPM_START: Program = { command: [process.execPath, 'scripts/start.mjs'] }

/** Starts the wizard from its build, like `npm start`, with these settings on a free port. */
export async function startWizard(settings: Record<string, string> = {}, program = NPM_START): Promise<Wizard> {
  const port = settings.PORT ?? `${await freePort()}`
  const ownFolder = settings.DATA_DIR ? null : await mkdtemp(join(tmpdir(), 'wizard-e2e-'))
  // As root, PostgreSQL runs as a separate user, who must be able to enter.
  if (ownFolder) await chmod(ownFolder, 0o755)
  const dataDir = settings.DATA_DIR ?? join(ownFolder ?? '', 'data')
  const child = spawnStart({ ...settings, PORT: port, DATA_DIR: dataDir }, program)
  const { pid } = child
  if (pid === undefined) throw new Error('The wizard could not be started.')
  const printed: string[] = []
  const output = () => printed.join('')
  const removeOwnFolder = async () => {
    if (!ownFolder) return
    // A killed wizard leaves its PostgreSQL to the next start, which does not happen here.
    const data = databaseFolder(dataDir)
    const left = readPostmasterFile(data)?.pid ?? 0
    if (isPostmasterOf(data, left)) process.kill(left, 'SIGQUIT')
    await rm(ownFolder, { recursive: true, force: true, maxRetries: 5 })
  }
  const started = new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      printed.push(chunk.toString())
      if (output().includes('The wizard is at')) resolve()
    })
    child.stderr?.on('data', (chunk: Buffer) => printed.push(chunk.toString()))
    child.once('exit', (status) => reject(new Error(`The wizard ended with ${status}: ${output()}`)))
  })
  await started.catch(async (reason) => {
    await removeOwnFolder()
    throw reason
  })
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  return {
    url: `http://localhost:${port}`,
    dataDir,
    accessCode: /The access code is (\S+)/.exec(output())?.[1] ?? '',
    output,
    pid,
    stop: async () => {
      await end('SIGTERM')
      await removeOwnFolder()
    },
    kill: () => end('SIGKILL'),
  }
}

/** Starts the wizard with settings that it must refuse, and waits for its end. */
export async function startAndFail(settings: Record<string, string>): Promise<FailedStart> {
  const child = spawnStart(settings)
  const output: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  }
  await once(child, 'close')
  return { status: child.exitCode, output: output.join('') }
}

function spawnStart(
  settings: Record<string, string>,
  { command: [file, ...args], env, ...options }: Program = NPM_START,
): ChildProcess {
  return spawn(file, args, { ...options, env: { ...(env ?? process.env), ...settings } })
}
