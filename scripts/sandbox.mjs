import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { ROOT } from './project.mjs'

/** The key of the sandbox's own project in its StackOne (sandbox/stackone/project.ts). It is valid nowhere else. */
const PRACTICE_KEY = 'v1.sandbox.practice'

/**
 * Starts the sandbox beside the wizard, until this process ends. Returns the settings that make the wizard offer it,
 * and use its StackOne unless a real key is set. Returns none if the sandbox did not start, and says why.
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
  // The sandbox prints its address.
  const [, url] = / at (http\S+)/.exec(await Promise.race([started, ended])) ?? []
  if (!url) return {}
  const stackOne = { STACKONE_API_URL: `${url}/stackone`, STACKONE_API_KEY: PRACTICE_KEY }
  return { SANDBOX_URL: url, ...(process.env.STACKONE_API_KEY ? {} : stackOne) }
}
