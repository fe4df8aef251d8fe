import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { freePort } from './free-port'

/** A running wizard. */
export interface Wizard {
  url: string
  stop: () => Promise<void>
}

/** What a start that failed printed, and its exit status. */
export interface FailedStart {
  status: number | null
  output: string
}

/** Starts the wizard from its build, as `npm start` does, with these settings; the port is a free one. */
export async function startWizard(settings: Record<string, string> = {}): Promise<Wizard> {
  const port = await freePort()
  const child = spawnStart({ PORT: `${port}`, ...settings })
  const output: string[] = []
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      output.push(chunk.toString())
      if (output.join('').includes('The wizard is at')) resolve()
    })
    child.stderr?.on('data', (chunk: Buffer) => output.push(chunk.toString()))
    child.once('exit', (status) => reject(new Error(`The wizard ended with ${status}: ${output.join('')}`)))
  })
  return {
    url: `http://localhost:${port}`,
    stop: async () => {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
    },
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

function spawnStart(settings: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ['scripts/start.mjs'], { env: { ...process.env, ...settings } })
}
