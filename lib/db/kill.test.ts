import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { latestEvents } from '../audit/trail'
import { findProfile, openClientSecret } from '../profile/store'
import { closeIntoDump, openPglite } from './pglite'
import { TEST_RING } from './testing/kill-data'

/** Each in a folder of its own, at the same time: a process that starts uses one core. */
const FOLDERS = [1, 2]
const KILLS_PER_FOLDER = 25
/** Made once: to translate it at each start would take as long as all the rest. Where its packages are found. */
const PROGRAM = `node_modules/.cache/write-until-killed-${process.pid}.mjs`

beforeAll(async () => {
  await build({
    entryPoints: ['lib/db/testing/write-until-killed.ts'],
    outfile: PROGRAM,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
  })
})
afterAll(() => rm(PROGRAM))

test.concurrent.each(FOLDERS)(
  `nothing acknowledged is lost when the process is killed in the middle of writes, ${KILLS_PER_FOLDER} times, in folder %i`,
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wizard-kill-'))
    try {
      const prepared = await prepare(folder)
      const acknowledged: string[] = []
      for (let kill = 0; kill < KILLS_PER_FOLDER; kill++) {
        acknowledged.push(...(await writeAndKill(folder, prepared, 1 + (kill % 7), kill % 11)))
      }
      expect(acknowledged.length).toBeGreaterThan(KILLS_PER_FOLDER)

      const { db, close } = await openPglite(folder)
      const events = await latestEvents(db, 100_000)
      const told = new Set(events.map(({ profileId }) => profileId))
      for (const id of acknowledged) {
        expect(await findProfile(db, id), id).toMatchObject({ name: id })
        expect(await openClientSecret(db, TEST_RING, id)).toEqual({ ok: true, secret: `secret of ${id}` })
        expect(told.has(id), id).toBe(true)
      }
      await close()
    } finally {
      await rm(folder, { recursive: true })
    }
  },
  600_000,
)

/** Kills a process that saves profiles, some milliseconds after it has acknowledged some; gives what it acknowledged. */
async function writeAndKill(folder: string, prepared: string, after: number, ms: number): Promise<string[]> {
  const child = spawn(process.execPath, [PROGRAM, folder, prepared])
  const printed: string[] = []
  const errors: string[] = []
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()))
  child.stdout.on('data', (chunk: Buffer) => {
    printed.push(chunk.toString())
    if (printed.join('').split('\n').length > after) setTimeout(() => child.kill('SIGKILL'), ms)
  })
  const [status] = await once(child, 'close')
  expect(status, errors.join('')).toBeNull()
  // The last line may be cut off.
  return printed.join('').split('\n').slice(0, -1)
}

/** A dump of an empty database, as `npm run build` makes it: the first start is not what is tested here. */
async function prepare(folder: string): Promise<string> {
  const file = join(folder, 'prepared.tgz')
  await closeIntoDump(await PGlite.create(), file)
  return file
}
