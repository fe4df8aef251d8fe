import 'server-only'
import { eq } from 'drizzle-orm'
import { record } from '../audit/trail'
import type { Database } from '../db/database'
import { stackOneEntries } from '../db/envelope-schema'
import { profiles } from '../db/schema'
import { guarded } from '../db/store-error'

/** Records that an admin entered a version of a profile in StackOne. */
export type StackOneEntry = typeof stackOneEntries.$inferSelect

/** The last entry of a profile; null: none. Rejects with StoreError. */
export function findEntry(db: Database, profileId: string): Promise<StackOneEntry | null> {
  return guarded(async () => {
    const [row] = await db.select().from(stackOneEntries).where(eq(stackOneEntries.profileId, profileId))
    return row ?? null
  })
}

/**
 * Records that a version of a profile was entered in StackOne, once. False if the profile has another version by now.
 * Rejects with StoreError.
 */
export function keepEntry(
  { db, now, actor }: { db: Database; now: Date; actor: string },
  { profileId, version }: Pick<StackOneEntry, 'profileId' | 'version'>,
): Promise<boolean> {
  return guarded(() =>
    db.transaction(async (tx) => {
      const [profile] = await tx.select().from(profiles).where(eq(profiles.id, profileId)).for('update')
      if (profile?.version !== version) return false
      const [before] = await tx.select().from(stackOneEntries).where(eq(stackOneEntries.profileId, profileId))
      if (before?.version === version) return true
      const values = { version, enteredAt: now, enteredBy: actor }
      await tx
        .insert(stackOneEntries)
        .values({ profileId, ...values })
        .onConflictDoUpdate({ target: stackOneEntries.profileId, set: values })
      const about = { profileId, profileName: profile.name, details: { version } }
      await record(tx, { at: now, actor, action: 'stackone.entered', ...about })
      return true
    }),
  )
}
