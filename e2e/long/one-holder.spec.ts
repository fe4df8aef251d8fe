import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { freePort } from '../support/free-port'
import { startWizard, type Wizard } from '../support/wizard'

const ROUNDS = 40
const AT_ONCE = 5

test(`of ${AT_ONCE} wizards started at once on one folder exactly one runs, in ${ROUNDS} rounds, also after a kill`, async () => {
  test.setTimeout(ROUNDS * 60_000)
  const dataDir = await mkdtemp(join(tmpdir(), 'wizard-one-holder-'))
  await chmod(dataDir, 0o755)
  for (let round = 0; round < ROUNDS; round += 1) {
    const ports = await Promise.all(Array.from({ length: AT_ONCE }, freePort))
    const starts = await Promise.allSettled(ports.map((port) => startWizard({ DATA_DIR: dataDir, PORT: `${port}` })))
    const holders = starts.flatMap((each): Wizard[] => (each.status === 'fulfilled' ? [each.value] : []))
    const refused = starts.flatMap((each) => (each.status === 'rejected' ? [`${each.reason}`] : []))
    try {
      expect(refused).toHaveLength(AT_ONCE - 1)
      for (const reason of refused) expect(reason).toContain(`Another wizard is using the folder ${dataDir}. Stop it`)
      for (const { url } of holders) expect((await fetch(`${url}/api/ready`)).status).toBe(200)
    } finally {
      const isLast = round === ROUNDS - 1
      for (const holder of holders) await (round % 2 && !isLast ? holder.kill() : holder.stop())
    }
  }
  await rm(dataDir, { recursive: true })
})
