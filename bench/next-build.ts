import { spawn } from 'node:child_process'
import { NEXT, ROOT } from './paths'

/** Runs `next build` on a folder of the project. Returns its exit status and its output. */
export async function nextBuild(folder: string): Promise<{ status: number; output: string }> {
  const child = spawn(process.execPath, [NEXT, 'build', folder], {
    cwd: ROOT,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data))
  const status = await new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
  return { status, output }
}
