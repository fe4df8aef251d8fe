import { and, asc, count, desc, eq, ilike, or, type SQL, sql } from 'drizzle-orm'
import { profileEvents, record } from '../audit/trail'
import type { Database } from '../db/database'
import { profiles } from '../db/schema'
import { guarded, isStoreError } from '../db/store-error'
import type { Guide } from '../guide/schema'
import { isSealedByFirst, type KeyRing, type Opened, open, seal } from '../secrets/seal'
import { isUuid } from '../uuid'
import { changesBetween } from './changes'
import type { ListView, Sort } from './list-params'
import { PAGE_SIZE } from './page-size'
import type { Profile, ProfileInput } from './profile'

/** What writing needs: where, with which keys, when and on whose behalf. */
export interface WriteContext {
  db: Database
  ring: KeyRing
  now: Date
  actor: string
}

interface NewProfile {
  id: string
  /** Of the form that is sent: sent twice, it makes one profile. */
  submissionId: string
  connector: string
  guide: string
  input: ProfileInput
  clientSecret: string
}

type Row = typeof profiles.$inferSelect

/**
 * What became of a new profile. `sent-before`: the same form made one before, with other values. `deleted`: there was
 * one with this id.
 */
type CreateResult = { ok: true; id: string } | { ok: false; reason: 'name-taken' | 'sent-before' | 'deleted' }

/** Saves a new profile. `id` is that of the profile that the same form made before, if it did. */
export function createProfile(
  { db, ring, now, actor }: WriteContext,
  { id, submissionId, connector, guide, input, clientSecret }: NewProfile,
): Promise<CreateResult> {
  return guarded(async () => {
    const sealedClientSecret = await seal(ring, secretPlace(id), clientSecret)
    return db.transaction(async (tx) => {
      const [latest] = await profileEvents(tx, id, 1)
      if (latest?.action === 'profile.deleted') return { ok: false, reason: 'deleted' }
      const made = await tx
        .insert(profiles)
        .values({
          id,
          submissionId,
          connector,
          guide,
          ...input,
          actions: [...input.actions],
          sealedClientSecret,
          clientSecretSetAt: now,
          clientSecretSetBy: actor,
          createdAt: now,
          createdBy: actor,
          updatedAt: now,
          updatedBy: actor,
        })
        .onConflictDoNothing()
        .returning({ id: profiles.id })
      if (made.length > 0) {
        const details = { ...input }
        await record(tx, { at: now, actor, action: 'profile.created', profileId: id, profileName: input.name, details })
        return { ok: true, id }
      }
      const [earlier] = await tx.select().from(profiles).where(eq(profiles.submissionId, submissionId))
      if (!earlier) return { ok: false, reason: 'name-taken' }
      const isSame = await holdsAlready(ring, earlier, input, clientSecret)
      return isSame ? { ok: true, id: earlier.id } : { ok: false, reason: 'sent-before' }
    })
  })
}

interface Change {
  id: string
  /** The one that the values were checked by. */
  guide: Pick<Guide, 'connector' | 'slug'>
  /** The version that the admin saw. */
  version: number
  input: ProfileInput
  /** Null: as it is. */
  clientSecret: string | null
}

/** What became of a change. `changed`: someone else was faster, and this is what there is now. */
export type UpdateResult =
  | { ok: true }
  | { ok: false; reason: 'gone' }
  | { ok: false; reason: 'name-taken' }
  | { ok: false; reason: 'changed'; current: Profile }

/** Saves a change, unless someone else was faster. */
export async function updateProfile(
  { db, ring, now, actor }: WriteContext,
  { id, guide, version, input, clientSecret }: Change,
): Promise<UpdateResult> {
  const newSecret =
    clientSecret === null
      ? {}
      : {
          sealedClientSecret: await seal(ring, secretPlace(id), clientSecret),
          clientSecretSetAt: now,
          clientSecretSetBy: actor,
        }
  try {
    return await guarded(() =>
      db.transaction(async (tx): Promise<UpdateResult> => {
        const [before] = await tx.select().from(profiles).where(eq(profiles.id, id)).for('update')
        if (!before || before.connector !== guide.connector || before.guide !== guide.slug) {
          return { ok: false, reason: 'gone' }
        }
        if (before.version !== version) {
          // The same form sent twice is no conflict.
          if (await holdsAlready(ring, before, input, clientSecret)) return { ok: true }
          return { ok: false, reason: 'changed', current: toProfile(before) }
        }
        const changes = changesBetween(before, input)
        const isOtherConnection = clientSecret !== null || Object.keys(changes).some((field) => field !== 'name')
        await tx
          .update(profiles)
          .set({
            ...input,
            actions: [...input.actions],
            ...newSecret,
            // What was proven was another connection.
            ...(isOtherConnection && { lastTestedAt: null, lastTestOutcome: null, signInAgainBy: null }),
            version: version + 1,
            updatedAt: now,
            updatedBy: actor,
          })
          .where(eq(profiles.id, id))
        const details = { version: version + 1, changes, clientSecret: clientSecret === null ? 'kept' : 'replaced' }
        await record(tx, { at: now, actor, action: 'profile.changed', profileId: id, profileName: input.name, details })
        return { ok: true }
      }),
    )
  } catch (error) {
    if (isStoreError(error) && error.constraint === 'profiles_name_key') return { ok: false, reason: 'name-taken' }
    throw error
  }
}

/** Deletes a profile and its secret for good; false when it was gone already. */
export function deleteProfile({ db, now, actor }: Omit<WriteContext, 'ring'>, id: string): Promise<boolean> {
  return guarded(() =>
    db.transaction(async (tx) => {
      const [gone] = await tx.delete(profiles).where(eq(profiles.id, id)).returning({ name: profiles.name })
      if (gone) await record(tx, { at: now, actor, action: 'profile.deleted', profileId: id, profileName: gone.name })
      return gone !== undefined
    }),
  )
}

/** The profile with that id, null when there is none. Any text may be asked for: it may come from an address. */
export function findProfile(db: Database, id: string): Promise<Profile | null> {
  return guarded(async () => {
    if (!isUuid(id)) return null
    const [row] = await db.select().from(profiles).where(eq(profiles.id, id))
    return row ? toProfile(row) : null
  })
}

/** One page of the profiles that match, and how many match in all. */
export function listProfiles(db: Database, { q, sort, page }: ListView): Promise<{ rows: Profile[]; total: number }> {
  return guarded(async () => {
    const where = matches(q)
    const [rows, totals] = await Promise.all([
      db
        .select()
        .from(profiles)
        .where(where)
        .orderBy(order(sort), asc(profiles.id))
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE),
      db.select({ total: count() }).from(profiles).where(where),
    ])
    return { rows: rows.map(toProfile), total: totals[0]?.total ?? 0 }
  })
}

/** Opens a profile's secret; null when there is no such profile. */
export function openClientSecret(db: Database, ring: KeyRing, id: string): Promise<Opened | null> {
  return guarded(async () => {
    const [row] = await db.select({ sealed: profiles.sealedClientSecret }).from(profiles).where(eq(profiles.id, id))
    return row ? open(ring, secretPlace(id), row.sealed) : null
  })
}

/** Seals every secret with the ring's first key that another one sealed. Counts them, and those that did not open. */
export function resealSecrets({
  db,
  ring,
  now,
  actor,
}: WriteContext): Promise<{ resealed: number; unreadable: number }> {
  return guarded(() =>
    db.transaction(async (tx) => {
      const rows = await tx
        .select({ id: profiles.id, sealed: profiles.sealedClientSecret })
        .from(profiles)
        .for('update')
      const counts = { resealed: 0, unreadable: 0 }
      for (const { id, sealed } of rows) {
        const opened = await open(ring, secretPlace(id), sealed)
        if (!opened.ok) {
          counts.unreadable += 1
        } else if (!isSealedByFirst(ring, sealed)) {
          const sealedClientSecret = await seal(ring, secretPlace(id), opened.secret)
          await tx.update(profiles).set({ sealedClientSecret }).where(eq(profiles.id, id))
          counts.resealed += 1
        }
      }
      await record(tx, { at: now, actor, action: 'secrets.resealed', details: counts })
      return counts
    }),
  )
}

/** Whether a row has these values, and this secret where one is given. */
async function holdsAlready(
  ring: KeyRing,
  row: Row,
  input: ProfileInput,
  clientSecret: string | null,
): Promise<boolean> {
  if (Object.keys(changesBetween(row, input)).length > 0) return false
  if (clientSecret === null) return true
  const opened = await open(ring, secretPlace(row.id), row.sealedClientSecret)
  return opened.ok && opened.secret === clientSecret
}

function secretPlace(id: string): string {
  return `profiles/${id}/client_secret`
}

function matches(q: string): SQL | undefined {
  const words = q.split(/\s+/).filter((word) => word !== '')
  const fields = [profiles.name, profiles.accountId, profiles.clientId, profiles.cloud, profiles.scopes]
  return and(
    ...words.map((word) => {
      const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
      return or(...fields.map((field) => ilike(field, pattern)))
    }),
  )
}

function order(sort: Sort): SQL {
  const columns = {
    updated: profiles.updatedAt,
    name: sql`lower(${profiles.name})`,
    tested: profiles.lastTestedAt,
    'sign-in': profiles.signInAgainBy,
  }
  const isDown = sort.startsWith('-')
  const column = columns[(isDown ? sort.slice(1) : sort) as keyof typeof columns]
  return sql`${isDown ? desc(column) : asc(column)} nulls last`
}

function toProfile({ sealedClientSecret: _sealed, submissionId: _submission, ...profile }: Row): Profile {
  return profile
}
