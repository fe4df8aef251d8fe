import 'server-only'
import { and, eq, gt, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm'
import type { Database } from '../db/database'
import { profiles } from '../db/schema'
import { setupNotices } from '../db/setup-notice-schema'
import { setups } from '../db/setup-schema'
import { guarded } from '../db/store-error'
import { type SetupNews, setupNotification } from '../notify/message'
import { enqueue } from '../notify/store'
import { failureReasons } from '../oauth-test/last-attempt.server'
import { findRuns } from '../oauth-test/run-store'
import type { TestOutcome } from '../profile/profile'
import { recipientName, type Setup, setupState } from '../setup/setup'
import { profilePath } from '../urls'

/** In milliseconds: setups that ended longer ago are not checked. */
const LOOKED_AT_MS = 30 * 24 * 60 * 60_000

/** An event of a setup. */
interface News {
  kind: SetupNews
  /** Identifies it among the setup's events, so that it is reported once. */
  key: string
  setupId: string
  recipient: string
  profile: { id: string; name: string }
  verdict: TestOutcome | null
  cause: string | null
}

interface Telling {
  db: Database
  publicUrl: string
  now: Date
  /** Whether notifications are on. If they are off, events of that time are not reported later either. */
  isOn: boolean
}

/**
 * Queues notifications about setups that have finished, failed in a test or expired since the last round. Each is
 * reported once by all instances together, because the same transaction records it and queues it. Rejects with
 * StoreError.
 */
export async function notifyAboutSetups({ db, publicUrl, now, isOn }: Telling): Promise<void> {
  for (const news of await findNews(db, now)) {
    await guarded(() =>
      db.transaction(async (tx) => {
        const { kind, key, setupId, recipient, profile, verdict, cause } = news
        // Meanwhile the sender may have ended the setup, or deleted the profile.
        const [still] = await tx.select().from(setups).where(eq(setups.id, setupId)).for('share')
        if (!still || !isStill(kind, still, now)) return
        const noted = await tx
          .insert(setupNotices)
          .values({ setupId, key, at: now })
          .onConflictDoNothing()
          .returning({ key: setupNotices.key })
        if (noted.length === 0 || !isOn) return
        const url = publicUrl + profilePath(profile.id)
        await enqueue(tx, setupNotification({ news: kind, setupId, recipient, profile, url, verdict, cause }), now)
      }),
    )
  }
}

function isStill(kind: SetupNews, setup: Setup, now: Date): boolean {
  const state = setupState(setup, now)
  return state === (kind === 'failed' ? 'open' : kind)
}

/** The events that are not reported yet. */
async function findNews(db: Database, now: Date): Promise<News[]> {
  const rows = await guarded(() =>
    db
      .select({ setup: setups, profile: profiles })
      .from(setups)
      .innerJoin(profiles, eq(profiles.id, setups.profileId))
      .where(
        and(
          isNull(setups.revokedAt),
          isNull(setups.replacedAt),
          gt(setups.expiresAt, new Date(now.getTime() - LOOKED_AT_MS)),
          or(isNotNull(setups.startedAt), lte(setups.expiresAt, now)),
        ),
      ),
  )
  if (rows.length === 0) return []
  const attempts = rows.flatMap(({ profile }) => profile.lastAttempt?.run ?? [])
  const [noted, runs, causes] = await Promise.all([
    notedOf(
      db,
      rows.map(({ setup }) => setup.id),
    ),
    findRuns(db, attempts),
    failureReasons(
      db,
      rows.map(({ profile }) => profile),
    ),
  ])
  return rows
    .flatMap(({ setup, profile }): News[] => {
      const run = profile.lastAttempt && runs.get(profile.lastAttempt.run)
      const cause = (run && causes.get(run.id)) ?? null
      const about = {
        ...{ setupId: setup.id, recipient: setup.recipient },
        profile: { id: profile.id, name: profile.name },
      }
      const state = setupState(setup, now)
      if (state === 'finished') {
        const key = `finished ${setup.finishedAt?.toISOString()}`
        return [{ ...about, kind: 'finished', key, verdict: profile.lastTestOutcome, cause }]
      }
      if (state === 'expired') {
        return [{ ...about, kind: 'expired', key: 'expired', verdict: profile.lastTestOutcome, cause }]
      }
      // The admin’s own tests are not reported to them, and neither are those of the replaced link.
      if (run?.outcome !== 'failed' || run.startedBy !== recipientName(setup)) return []
      if (run.startedAt < (setup.startedAt ?? setup.createdAt)) return []
      // The same cause is not reported again.
      return [{ ...about, kind: 'failed', key: `failed ${cause}`, verdict: 'failed', cause }]
    })
    .filter(({ setupId, key }) => !noted.has(`${setupId} ${key}`))
}

async function notedOf(db: Database, setupIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await guarded(() =>
    db
      .select()
      .from(setupNotices)
      .where(inArray(setupNotices.setupId, [...setupIds])),
  )
  return new Set(rows.map(({ setupId, key }) => `${setupId} ${key}`))
}
