import { execFile } from 'node:child_process'
import { chownSync, cpSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readDockerfile } from './docker-image'
import { startWizard, type Wizard } from './wizard'

/** The ID of Debian's user `nobody`, who owns no files. */
const NOBODY = 65_534

/** The Dockerfile's container, without Docker: only the build's folder, and a non-root user. */
export interface Container {
  /** The wizard, started by the image's command. */
  wizard: Wizard
  /** A copy of the image's working directory. The wizard must not write to it. */
  root: string
  /** Runs a command like `docker compose exec`, with these settings in addition to the container's. */
  exec: (command: readonly [string, ...string[]], settings?: Record<string, string>) => Promise<string>
  stop: () => Promise<void>
}

export async function startContainer(): Promise<Container> {
  const image = readDockerfile()
  const folder = await mkdtemp(join(tmpdir(), 'wizard-image-'))
  const [root, data, bin] = [join(folder, 'app'), join(folder, 'data'), join(folder, 'bin')]
  cpSync(image.content, root, { recursive: true, verbatimSymlinks: true })
  await mkdir(data, { mode: 0o700 })
  // A copy of Node, because this process's Node may be in a folder that other users cannot read.
  cpSync(process.execPath, join(bin, 'node'))
  const isRoot = process.getuid?.() === 0
  if (isRoot) for (const path of [folder, data]) chownSync(path, NOBODY, NOBODY)
  const options = { cwd: root, ...(isRoot && { uid: NOBODY, gid: NOBODY }) }
  // No home and no temporary folder, because only the data folder is writable in the container.
  const nowhere = { HOME: '/nonexistent', TMPDIR: '/nonexistent' }
  const env = { NODE_ENV: 'production' as const, ...image.env, PATH: bin, ...nowhere }
  const wizard = await startWizard({ DATA_DIR: data }, { command: image.command, env, ...options })
  const inside = { ...env, DATA_DIR: data, PUBLIC_URL: wizard.url, PORT: new URL(wizard.url).port }
  return {
    wizard,
    root,
    exec: async ([file, ...args], settings = {}) =>
      (await promisify(execFile)(file, args, { ...options, env: { ...inside, ...settings } })).stdout,
    stop: async () => {
      await wizard.stop()
      await rm(folder, { recursive: true })
    },
  }
}
