import { execFileSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { databaseFolder } from '@/lib/db/embedded/address'
import { canMount, makeDisk } from '../support/disk'
import { freePort } from '../support/free-port'
import { expectKept, startSavers } from '../support/savers'
import { startAndFail, startWizard, type Wizard } from '../support/wizard'

test.skip(!canMount(), 'Only root of a Linux machine can mount a disk of its own.')
test.describe.configure({ timeout: 600_000 })

const statusOf = async (wizard: Wizard, path: string) => (await fetch(wizard.url + path)).status

/** Fills the disk. Returns a function that frees the space. */
function fill(folder: string): () => void {
  const ballast = join(folder, 'ballast')
  try {
    execFileSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=64k', 'oflag=append', 'conv=notrunc'], { stdio: 'ignore' })
  } catch {
    // dd fails when the disk is full.
  }
  return () => rmSync(ballast)
}

for (const when of ['before', 'during'] as const) {
  test(`a full disk ${when} writes: readiness fails, the log says why, and the wizard recovers without a restart`, async () => {
    const disk = makeDisk(200)
    const dataDir = join(disk.path, 'data')
    const settings = { DATA_DIR: dataDir, PORT: `${await freePort()}` }
    const wizard = await startWizard(settings)
    const savers = await startSavers(wizard)
    await savers.more(20)
    if (when === 'before') await savers.stop()
    const free = fill(disk.path)
    await expect.poll(() => statusOf(wizard, '/api/ready'), { timeout: 30_000 }).toBe(503)
    // Waits until saves stop, because PostgreSQL may still have space for a few.
    if (when === 'during') {
      for (let quiet = savers.saved.length, tries = 0; tries < 60; tries += 1) {
        await pause(500)
        if (savers.saved.length === quiet) break
        quiet = savers.saved.length
      }
    }
    expect(await statusOf(wizard, '/api/health')).toBe(200)
    expect(await statusOf(wizard, '/api/ready')).toBe(503)
    expect(wizard.output()).toContain(databaseFolder(dataDir))
    expect(wizard.output()).toContain('disk is full: free some space')
    free()
    await expect.poll(() => statusOf(wizard, '/api/ready'), { timeout: 60_000 }).toBe(200)
    if (when === 'during') {
      await savers.more(5)
      await savers.stop()
    }
    await wizard.stop()
    await expectKept(dataDir, savers.saved)
    disk.remove()
  })
}

test('with an existing database, a start on a full disk continues by itself once there is room', async () => {
  const disk = makeDisk(200)
  const dataDir = join(disk.path, 'data')
  const settings = { DATA_DIR: dataDir, PORT: `${await freePort()}` }
  await (await startWizard(settings)).stop()
  const free = fill(disk.path)
  const wizard = await startWizard(settings)
  expect(await statusOf(wizard, '/api/ready')).toBe(503)
  expect(wizard.output()).toMatch(/disk is full: free some space/)
  free()
  await expect.poll(() => statusOf(wizard, '/api/ready'), { timeout: 60_000 }).toBe(200)
  await wizard.stop()
  disk.remove()
})

test('a first start on a full disk stops with one sentence, and leaves no partial database', async () => {
  const disk = makeDisk(32)
  const dataDir = join(disk.path, 'data')
  const free = fill(disk.path)
  const settings = { DATA_DIR: dataDir, PORT: `${await freePort()}` }
  const { status, output } = await startAndFail(settings)
  expect(output.trim().split('\n').at(-1)).toBe(
    `The disk of the folder ${dataDir} is full. Fix that, or set DATA_DIR to another folder.`,
  )
  expect(status).toBe(1)
  expect(existsSync(databaseFolder(dataDir))).toBe(false)
  free()
  disk.remove()
})

test('a folder on a read-only disk stops the start with one sentence', async () => {
  const disk = makeDisk(200)
  const dataDir = join(disk.path, 'data')
  const settings = { DATA_DIR: dataDir, PORT: `${await freePort()}` }
  await (await startWizard(settings)).stop()
  disk.remount('ro')
  const { status, output } = await startAndFail(settings)
  expect(output.trim().split('\n').at(-1)).toBe(
    `The folder ${dataDir} is on a disk that can only be read. Fix that, or set DATA_DIR to another folder.`,
  )
  expect(status).toBe(1)
  disk.remove()
})
