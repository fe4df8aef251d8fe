import { spawn } from 'node:child_process'
import { NEXT, ROOT } from './paths'

/** Runs `next build` on a folder of the project, always anew. Throws an Error with what it printed when it fails. */
export async function build(folder: string, env: Readonly<Record<string, string>> = {}): Promise<void> {
  const child = spawn(process.execPath, [NEXT, 'build', folder], {
    cwd: ROOT,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (printed += data))
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (status !== 0) throw new Error(`The build of ${folder} failed:\n${printed}`)
}
