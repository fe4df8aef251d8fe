// Saves profiles one after the other, and prints the id of each when it is acknowledged. It ends only by being killed.
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { createProfile } from '../../profile/store'
import { openPglite } from '../pglite'
import { TEST_INPUT, TEST_RING } from './kill-data'

const [folder = '', prepared] = process.argv.slice(2)
const { db } = await openPglite(folder, prepared)
for (;;) {
  const id = randomUUID()
  const context = { db, ring: TEST_RING, now: new Date(), actor: 'the one who is killed' }
  const input = { ...TEST_INPUT, name: id }
  await createProfile(context, {
    id,
    submissionId: id,
    connector: 'acme',
    guide: 'oauth',
    input,
    clientSecret: `secret of ${id}`,
    secretFor: 'https://acme.example',
  })
  writeSync(1, `${id}\n`)
}
