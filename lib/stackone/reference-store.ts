import 'server-only'
import { eq } from 'drizzle-orm'
import { record } from '../audit/trail'
import type { Database } from '../db/database'
import { stackOneReferences } from '../db/stackone-schema'
import { guarded, isStoreError } from '../db/store-error'
import type { Profile } from '../profile/profile'
import { findProfile } from '../profile/store'

/** The connector profile in StackOne that belongs to a profile. */
export type Reference = typeof stackOneReferences.$inferSelect

/** An admin's confirmation for a profile; null: none yet. */
export function findReference(db: Database, profileId: string): Promise<Reference | null> {
  return guarded(async () => {
    const [row] = await db.select().from(stackOneReferences).where(eq(stackOneReferences.profileId, profileId))
    return row ?? null
  })
}

interface Confirmation {
  db: Database
  profile: Pick<Profile, 'id' | 'name'>
  /** The profile in StackOne. */
  reference: { id: string; name: string }
  now: Date
  actor: string
}

/** The result of a confirmation. `taken`: another profile already has it. */
export type ConfirmResult = { ok: true } | { ok: false; takenBy: string }

/** Stores an admin's confirmation, in place of an earlier one. */
export async function confirmReference({ db, profile, reference, now, actor }: Confirmation): Promise<ConfirmResult> {
  const values = { reference: reference.id, name: reference.name, confirmedAt: now, confirmedBy: actor }
  try {
    await guarded(() =>
      db.transaction(async (tx) => {
        await tx
          .insert(stackOneReferences)
          .values({ profileId: profile.id, ...values })
          .onConflictDoUpdate({ target: stackOneReferences.profileId, set: values })
        await record(tx, {
          at: now,
          actor,
          action: 'stackone.confirmed',
          profileId: profile.id,
          profileName: profile.name,
          details: { stackOneProfile: reference.id, name: reference.name },
        })
      }),
    )
    return { ok: true }
  } catch (error) {
    if (!isStoreError(error) || error.constraint !== 'stackone_references_reference_unique') throw error
    const other = await guarded(async () => {
      const [row] = await db.select().from(stackOneReferences).where(eq(stackOneReferences.reference, reference.id))
      return row ? findProfile(db, row.profileId) : null
    })
    return { ok: false, takenBy: other?.name ?? 'another profile' }
  }
}

/** Removes a confirmation; false if there was none. */
export function forgetReference({ db, profile, now, actor }: Omit<Confirmation, 'reference'>): Promise<boolean> {
  return guarded(() =>
    db.transaction(async (tx) => {
      const gone = await tx.delete(stackOneReferences).where(eq(stackOneReferences.profileId, profile.id)).returning()
      if (gone.length > 0) {
        const about = { profileId: profile.id, profileName: profile.name }
        await record(tx, { at: now, actor, action: 'stackone.forgotten', ...about })
      }
      return gone.length > 0
    }),
  )
}
