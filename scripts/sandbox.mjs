import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { ROOT } from './project.mjs'

const DEFAULT_URL = 'http://localhost:4010'

/**
 * Starts the sandbox beside the wizard, until this process ends. The setting that makes the wizard offer it; none when
 * it did not start, which its own sentence explains.
 */
export async function startSandbox() {
  const url = process.env.SANDBOX_URL || DEFAULT_URL
  const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/main.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, SANDBOX_URL: url },
  })
  process.on('exit', () => child.kill())
  const ended = once(child, 'exit').then(() => false)
  const started = once(child.stdout, 'data').then(([line]) => {
    process.stdout.write(line)
    child.stdout.pipe(process.stdout)
    return true
  })
  return (await Promise.race([started, ended])) ? { SANDBOX_URL: url } : {}
}
