import type { Database } from '../db/database'
import { findGuide } from '../guides/loaded'
import type { Profile } from '../profile/profile'
import { wordsOf } from './advice'
import { decisiveStage } from './outcome'
import { findRun } from './run-store'

/** What the last test of a profile came to grief on, as a title; null where there is none to tell. Rejects with StoreError. */
export async function lastAttemptReason(
  db: Database,
  { connector, guide: slug, lastAttempt }: Pick<Profile, 'connector' | 'guide' | 'lastAttempt'>,
): Promise<string | null> {
  const found = findGuide(connector, slug)
  const run = lastAttempt && (await findRun(db, lastAttempt.run))?.run
  const [advice] = (run && decisiveStage(run)?.advice) || []
  return advice && found?.test ? wordsOf(advice, found.guide, found.test).title : null
}
