import 'server-only'
import { eq } from 'drizzle-orm'
import { record as recordEvent } from '../audit/trail'
import { profiles } from '../db/schema'
import { guarded } from '../db/store-error'
import type { KeptAppRecord, Profile } from './profile'
import { recordMinutes } from './sign-in-again'
import type { WriteContext } from './store'

const MINUTE = 60_000

interface Compared {
  id: string
  /** The version that the record was compared with. */
  version: number
  record: Omit<KeptAppRecord, 'at' | 'by'>
  /** The number of settings that differ from the guide. */
  differences: number
}

/**
 * Stores the facts of an app's record, which make the date of the next sign-in certain. False if the profile was
 * changed meanwhile, or deleted.
 */
export function keepAppRecord(
  { db, now, actor }: Omit<WriteContext, 'ring'>,
  { id, version, record, differences }: Compared,
): Promise<boolean> {
  return guarded(() =>
    db.transaction(async (tx) => {
      const [profile] = await tx.select().from(profiles).where(eq(profiles.id, id)).for('update')
      if (!profile || profile.version !== version) return false
      const appRecord: KeptAppRecord = { ...record, at: now.toISOString(), by: actor }
      await tx
        .update(profiles)
        .set({ appRecord, ...signInAgainBy(profile, appRecord) })
        .where(eq(profiles.id, id))
      const about = { profileId: id, profileName: profile.name }
      await recordEvent(tx, { at: now, actor, action: 'profile.compared', ...about, details: { differences } })
      return true
    }),
  )
}

/** The date of the next sign-in by the record, counted as before; null if no test gave a start. */
function signInAgainBy(
  { signInAgainBy: by, signInAgainBasis: basis }: Pick<Profile, 'signInAgainBy' | 'signInAgainBasis'>,
  record: KeptAppRecord,
): Partial<Pick<Profile, 'signInAgainBy' | 'signInAgainBasis'>> {
  const minutes = recordMinutes(record)
  if (!by || !basis || basis.source === 'access-token' || minutes === null) return {}
  if (basis.source === 'app' && basis.minutes === minutes) return {}
  const begin = by.getTime() - basis.minutes * MINUTE
  return {
    signInAgainBy: new Date(begin + minutes * MINUTE),
    signInAgainBasis: { minutes, source: 'record' },
  }
}
