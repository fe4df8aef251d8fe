import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { databaseFolder } from '@/lib/db/embedded/address'
import { readPostmasterFile } from '@/lib/db/embedded/postmaster-file'
import { freePort } from '../support/free-port'
import { expectKept, startSavers } from '../support/savers'
import { startWizard } from '../support/wizard'

const KILLS = 50

for (const who of ['wizard', 'PostgreSQL', 'both'] as const) {
  test(`${KILLS} kills (${who}) while two clients save lose no acknowledged save`, async () => {
    test.setTimeout(KILLS * 60_000)
    const dataDir = await mkdtemp(join(tmpdir(), 'wizard-kills-'))
    await chmod(dataDir, 0o755)
    const settings = { DATA_DIR: dataDir, PORT: `${await freePort()}`, LOG_LEVEL: 'error' }
    let wizard = await startWizard(settings)
    const savers = await startSavers(wizard)
    for (let kill = 0; kill < KILLS; kill += 1) {
      await savers.more(2 + (kill % 5))
      await pause(kill % 13)
      if (who !== 'wizard') process.kill(readPostmasterFile(databaseFolder(dataDir))?.pid ?? 0, 'SIGKILL')
      if (who !== 'PostgreSQL') {
        await wizard.kill()
        wizard = await startWizard(settings)
        expect(wizard.accessCode).toBe('')
      }
      const { url } = wizard
      await expect.poll(async () => (await fetch(`${url}/api/ready`)).status, { timeout: 60_000 }).toBe(200)
    }
    await savers.stop()
    await wizard.stop()
    await expectKept(dataDir, savers.saved)
    await rm(dataDir, { recursive: true })
  })
}
