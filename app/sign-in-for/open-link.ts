import { networkOf } from '@/lib/auth/ip-subnet'
import { currentRequest, noteRefusal } from '@/lib/log/request'
import type { RunDeps } from '@/lib/oauth-test/runner'
import { countAttempt, isBlocked } from '@/lib/setup/attempt-limit'

/**
 * The link of a token; null for an invalid one, and for a network with too many invalid attempts, which gets the same
 * page. Rejects with StoreError.
 */
export async function openLink<Opened>(
  { db }: Pick<RunDeps, 'db'>,
  open: () => Promise<Opened | null>,
): Promise<Opened | null> {
  const network = networkOf(currentRequest()?.from ?? 'unknown')
  const opened = (await isBlocked(db, network)) ? null : await open()
  if (!opened) {
    noteRefusal('sign-in link')
    await countAttempt(db, network)
  }
  return opened
}
