import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { embeddedAddress } from '@/lib/db/embedded/address'
import { HISTORY, PROFILES } from '@/lib/urls'
import type { Wizard } from '../../e2e/support/wizard'
import type { Studio } from './studio'

/** The pages of a broken wizard; it stays broken. */
export async function showFaults(studio: Studio, wizard: Wizard): Promise<void> {
  const page = await studio.admin(wizard)
  const database = new pg.Client(embeddedAddress(wizard.dataDir))
  await database.connect()
  await database.query(
    "INSERT INTO audit_events (at, actor, action, details) VALUES (now(), 'Ina', 'profile.changed', 'null')",
  )
  await studio.open(page, HISTORY, 'error')
  await database.query('ALTER TABLE profiles RENAME TO hidden')
  await database.end()
  await studio.open(page, PROFILES, 'database-unavailable')
  await writeFile(join(wizard.dataDir, 'access-code.json'), '{"hash":')
  await studio.open(page, PROFILES, 'error-of-the-frame')
  await page.close()
}
