import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { ROOT } from './project.mjs'

/** The key of the sandbox's own project in its StackOne (sandbox/stackone/project.ts). It opens nothing else. */
const PRACTICE_KEY = 'v1.sandbox.practice'

/**
 * Starts the sandbox beside the wizard, until this process ends. The settings that make the wizard offer it, and ask its
 * StackOne, unless a key of the true one is set; none when it did not start, which its own sentence explains.
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
  if (!url) return {}
  const stackOne = { STACKONE_API_URL: `${url}/stackone`, STACKONE_API_KEY: PRACTICE_KEY }
  return { SANDBOX_URL: url, ...(process.env.STACKONE_API_KEY ? {} : stackOne) }
}
