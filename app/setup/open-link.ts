import { networkOf } from '@/lib/auth/ip-subnet'
import type { Database } from '@/lib/db/database'
import { currentRequest, noteRefusal } from '@/lib/log/request'
import { openStore } from '@/lib/profile/store-context.server'
import { countAttempt, isBlocked } from '@/lib/setup/attempt-limit'
import type { Setup } from '@/lib/setup/setup'
import { findSetupByToken } from '@/lib/setup/store'

/** The setup of a link's token, and the database; null for every invalid token. Rejects with StoreError. */
export async function openLink(token: string): Promise<{ db: Database; setup: Setup | null }> {
  const db = await openStore()
  const network = networkOf(currentRequest()?.from ?? 'unknown')
  const isOpen = !(await isBlocked(db, network))
  const setup = isOpen ? await findSetupByToken(db, token, new Date()) : null
  if (!setup) {
    noteRefusal('setup link')
    if (isOpen) await countAttempt(db, network)
  }
  return { db, setup }
}
