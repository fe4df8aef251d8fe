import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { ROOT } from './project.mjs'

/**
 * Starts the sandbox beside the wizard, until this process ends. The setting that makes the wizard offer it; none when
 * it did not start, which its own sentence explains.
 */
export async function startSandbox() {
  const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/main.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.on('exit', () => child.kill())
  const ended = once(child, 'exit').then(() => '')
  const started = once(child.stdout, 'data').then(([line]) => {
    process.stdout.write(line)
    child.stdout.pipe(process.stdout)
    return `${line}`
  })
  // It says where it is.
  const [, url] = / at (http\S+)/.exec(await Promise.race([started, ended])) ?? []
  return url ? { SANDBOX_URL: url } : {}
}
