// Runs the embedded database, saves profiles one after the other, and prints the id of each acknowledged one. Only a
// kill ends it.
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { createProfile } from '../../profile/store'
import { embeddedAddress } from '../embedded/address'
import { startEmbedded } from '../embedded/embedded'
import { openPostgres } from '../postgres'
import { isStoreError } from '../store-error'
import { TEST_INPUT, TEST_RING } from './kill-data'

const [, , dataDir = ''] = process.argv
// Before its recovery, PostgreSQL syncs everything to the disk; Linux does that in one call.
const settings = process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}
await startEmbedded(dataDir, { settings })
const { db } = await openPostgres(embeddedAddress(dataDir))
for (;;) {
  const id = randomUUID()
  const context = { db, ring: TEST_RING, now: new Date(), actor: 'the one who is killed' }
  const input = { ...TEST_INPUT, name: id }
  try {
    await createProfile(context, {
      id,
      submissionId: id,
      connector: 'acme',
      guide: 'oauth',
      input,
      secrets: { clientSecret: `secret of ${id}` },
      secretFor: 'https://acme.example',
    })
    writeSync(1, `${id}\n`)
  } catch (error) {
    // PostgreSQL alone was killed, and is started again.
    if (!isStoreError(error) || !error.isUnavailable) throw error
  }
}
