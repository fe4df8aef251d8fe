import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { canMount, type Disk, makeDisk } from '../support/disk'
import { freePort } from '../support/free-port'
import { expectKept, type Saved, startSavers } from '../support/savers'
import { startWizard } from '../support/wizard'

/** The power cuts: these milliseconds after the first start and after a restart; between them, after these saves. */
const AFTER_START = [0, 300, 3000]
const SAVES = [1, 5, 20, 50]

test.skip(!canMount(), 'Only root of a Linux machine can mount a disk of its own.')

test('after a power cut at any moment, the next start works and has every acknowledged save', async () => {
  test.setTimeout(900_000)
  const disk = makeDisk(400)
  const dataDir = join(disk.path, 'data')
  const settings = { DATA_DIR: dataDir, PORT: `${await freePort()}`, LOG_LEVEL: 'error' }
  const cuts: { when: string; disk: Disk; saved: Saved[]; accessCode: string }[] = []
  let saved: Saved[] = []
  const first = await startWizard(settings)
  const { accessCode } = first
  // The list is copied first: only saves acknowledged before the cut must survive it.
  const cut = (when: string) => {
    const acknowledged = [...saved]
    cuts.push({ when, disk: disk.cutPower(), saved: acknowledged, accessCode })
  }
  try {
    for (const ms of AFTER_START) {
      await pause(ms)
      cut(`${ms} ms after the first start`)
    }
    const savers = await startSavers(first)
    saved = savers.saved
    for (const count of SAVES) {
      await savers.more(count)
      cut(`after ${saved.length} saves`)
    }
    await first.kill()
    const second = await startWizard(settings)
    for (const ms of AFTER_START) {
      await pause(ms)
      cut(`${ms} ms after a restart`)
    }
    await savers.stop()
    await second.stop()
    expect(cuts).toHaveLength(10)
    for (const each of cuts) {
      await test.step(each.when, async () => {
        const copied = join(each.disk.path, 'data')
        expect(readdirSync(copied)).toEqual(expect.arrayContaining(['postgres', 'secrets.key', 'access-code.json']))
        const wizard = await startWizard({ ...settings, DATA_DIR: copied })
        // The printed access code still works: the wizard created no other.
        expect(wizard.accessCode).toBe('')
        const again = await startSavers({ ...wizard, accessCode: each.accessCode })
        await again.more(1)
        await again.stop()
        await wizard.stop()
        await expectKept(copied, [...each.saved, ...again.saved])
      })
    }
  } finally {
    for (const each of [...cuts, { disk }]) each.disk.remove()
  }
})
