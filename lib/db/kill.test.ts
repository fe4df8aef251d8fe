import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { latestEvents } from '../audit/trail'
import { findProfile, openSecrets } from '../profile/store'
import { databaseFolder, embeddedAddress } from './embedded/address'
import { startEmbedded, stopEmbedded } from './embedded/embedded'
import { readPostmasterFile } from './embedded/postmaster-file'
import { openPostgres } from './postgres'
import { TEST_RING } from './testing/kill-data'

/** `npm run test:long` kills 50 times. */
const KILLS = Number(process.env.KILLS ?? 2)
/**
 * Compiled once, because compiling it at each start would take as long as everything else. Its folder is in reach of
 * its packages.
 */
const PROGRAM = `node_modules/.cache/write-until-killed-${process.pid}.mjs`

beforeAll(async () => {
  await build({
    entryPoints: ['lib/db/testing/write-until-killed.ts'],
    outfile: PROGRAM,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
  })
})
afterAll(() => rm(PROGRAM))

test.each(['wizard', 'PostgreSQL', 'both'] as const)(
  `no acknowledged write is lost when the process of the %s is killed while writing, ${KILLS} times`,
  async (who) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'wizard-kill-'))
    try {
      const acknowledged: string[] = []
      for (let kill = 0; kill < KILLS; kill++) {
        acknowledged.push(...(await writeAndKill(dataDir, who, 1 + (kill % 7), kill % 11)))
      }
      expect(acknowledged.length).toBeGreaterThan(KILLS)

      await startEmbedded(dataDir, { mustExist: true })
      const { db, close } = await openPostgres(embeddedAddress(dataDir))
      const told = new Set((await latestEvents(db, 100_000)).map(({ profileId }) => profileId))
      for (const id of acknowledged) {
        expect(await findProfile(db, id), id).toMatchObject({ name: id })
        expect((await openSecrets(db, TEST_RING, id)).clientSecret).toEqual({ ok: true, secret: `secret of ${id}` })
        expect(told.has(id), id).toBe(true)
      }
      await close()
    } finally {
      await stopEmbedded()
      await rm(dataDir, { recursive: true })
    }
  },
  600_000,
)

/**
 * Kills processes that save profiles, some milliseconds after some saves were acknowledged; returns the acknowledged
 * ids. If only PostgreSQL is killed, the wizard must continue, and is killed afterwards.
 */
async function writeAndKill(dataDir: string, who: string, after: number, ms: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--conditions=react-server', PROGRAM, dataDir])
  const printed: string[] = []
  const errors: string[] = []
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()))
  const postgres = () => readPostmasterFile(databaseFolder(dataDir))?.pid ?? 0
  const steps = [
    () => {
      if (who !== 'wizard') process.kill(postgres(), 'SIGKILL')
      if (who !== 'PostgreSQL') child.kill('SIGKILL')
    },
    () => child.kill('SIGKILL'),
  ]
  let target = after
  child.stdout.on('data', (chunk: Buffer) => {
    printed.push(chunk.toString())
    if (printed.join('').split('\n').length <= target) return
    target = printed.join('').split('\n').length + after
    const step = steps.shift()
    if (step) setTimeout(step, ms)
  })
  const [status] = await once(child, 'close')
  expect(status, errors.join('')).toBeNull()
  // The last line may be truncated.
  return printed.join('').split('\n').slice(0, -1)
}
