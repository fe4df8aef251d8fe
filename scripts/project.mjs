import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The project's root folder, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))

const NPM = process.platform === 'win32' ? 'npm.cmd' : 'npm'

/** Runs a program in the project's root and shows its output. Returns its exit status; 1 if it could not run. */
export function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
  })
  if (error) console.error(`${command} could not be run: ${error.message}`)
  return status ?? 1
}

/** Runs one of package.json's scripts. */
export function runScript(name, env) {
  return run(NPM, ['run', '--silent', name], env)
}

/** The same, while other scripts run. */
export function runScriptHere(name) {
  const child = spawn(NPM, ['run', '--silent', name], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  })
  return new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('close', (status) => resolve(status ?? 1))
  })
}

/**
 * Runs one of package.json's scripts concurrently, and collects its output and exit status.
 * @returns {Promise<{ status: number, output: string }>}
 */
export function runScriptBeside(name) {
  const child = spawn(NPM, ['run', '--silent', name], {
    cwd: ROOT,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  })
  const printed = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => printed.push(chunk))
  return new Promise((resolve) => {
    const end = (status) => resolve({ status, output: Buffer.concat(printed).toString() })
    child.once('error', () => end(1))
    child.once('close', (status) => end(status ?? 1))
  })
}

/** Installs the packages of package-lock.json, if they are not installed already. Returns the exit status. */
export function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(`${ROOT}package-lock.json`))
    .digest('hex')
  const stamp = `${ROOT}node_modules/.installed-lock`
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return 0
  console.log('Installing packages …')
  // Not `ci`: it refuses a lock file that lists the optional packages of one platform only, as some registries make it.
  const status = run(NPM, ['install', '--no-save', '--no-audit', '--no-fund'])
  if (status === 0) writeFileSync(stamp, lock)
  return status
}

/** Runs a program until it ends, forwards this process's signals to it, and ends with its exit status. */
export function become(command, args, env) {
  const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : (code ?? 1)))
}
