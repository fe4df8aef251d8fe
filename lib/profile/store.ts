import 'server-only'
import { and, asc, count, desc, eq, ilike, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import { profileEvents, record } from '../audit/trail'
import type { Database } from '../db/database'
import { profiles } from '../db/schema'
import { guarded, isStoreError } from '../db/store-error'
import type { Guide } from '../guide/schema'
import { isSealedByFirst, type KeyRing, type Opened, open, seal } from '../security/seal'
import type { ListView, Shown, Sort } from '../url-params'
import { isUuid } from '../uuid'
import { changesBetween } from './changes'
import { destinationOf, secretDestination } from './destination'
import { PAGE_SIZE } from './page-size'
import type { Profile, ProfileInput } from './profile'
import { dueBefore } from './sign-in-again'

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
  /** Where the profile leads to (destination.ts): the secret is bound to that. */
  secretFor: string
}

/** How many other profiles are named beside one. */
const MAX_NAMED = 5

type Row = typeof profiles.$inferSelect

/**
 * What became of a new profile. `sent-before`: the same form made one before, with other values. `deleted`: there was
 * one with this id.
 */
type CreateResult = { ok: true; id: string } | { ok: false; reason: 'name-taken' | 'sent-before' | 'deleted' }

/** Saves a new profile. `id` is that of the profile that the same form made before, if it did. */
export function createProfile(
  { db, ring, now, actor }: WriteContext,
  { id, submissionId, connector, guide, input, clientSecret, secretFor }: NewProfile,
): Promise<CreateResult> {
  return guarded(async () => {
    const sealedClientSecret = await seal(ring, secretPlace(id, secretFor), clientSecret)
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
          clientSecretFor: secretFor,
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
  guide: Pick<Guide, 'connector' | 'slug' | 'clouds'>
  /** The version that the admin saw. */
  version: number
  input: ProfileInput
  /** Null: as it is. */
  clientSecret: string | null
}

/**
 * What became of a change. `changed`: someone else was faster, and this is what there is now. `secret-elsewhere`: it
 * would keep a secret that was entered for another destination, null where that is not known any more.
 */
export type UpdateResult =
  | { ok: true }
  | { ok: false; reason: 'gone' }
  | { ok: false; reason: 'name-taken' }
  | { ok: false; reason: 'changed'; current: Profile }
  | { ok: false; reason: 'secret-elsewhere'; secretFor: string | null }

/** Saves a change, unless someone else was faster. */
export async function updateProfile(
  { db, ring, now, actor }: WriteContext,
  { id, guide, version, input, clientSecret }: Change,
): Promise<UpdateResult> {
  const secretFor = destinationOf(guide, input.cloud)
  const newSecret =
    clientSecret === null
      ? {}
      : {
          sealedClientSecret: await seal(ring, secretPlace(id, secretFor), clientSecret),
          clientSecretFor: secretFor,
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
        const keptFor = secretDestination(guide, before)
        if (clientSecret === null && (keptFor === null || keptFor !== secretFor)) {
          return { ok: false, reason: 'secret-elsewhere', secretFor: keptFor }
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

/** The profile with that name, in any case of letters; null when there is none. */
export function findProfileByName(db: Database, name: string): Promise<Profile | null> {
  return guarded(async () => {
    const [row] = await db
      .select()
      .from(profiles)
      .where(eq(sql`lower(${profiles.name})`, name.trim().toLowerCase()))
    return row ? toProfile(row) : null
  })
}

/** Every profile, by name; those of one connector where that is named. */
export function everyProfile(db: Database, connector?: string): Promise<Profile[]> {
  return guarded(async () => {
    const where = connector === undefined ? undefined : eq(profiles.connector, connector)
    const rows = await db.select().from(profiles).where(where).orderBy(sql`lower(${profiles.name})`)
    return rows.map(toProfile)
  })
}

/** Another profile of the same app. */
export type SameClient = Pick<Profile, 'id' | 'name' | 'accountId'>

/** Other profiles with this one's Client ID on the same cloud, by name, as many as a page names. */
export function profilesOfSameClient(
  db: Database,
  { id, connector, guide, cloud, clientId }: Pick<Profile, 'id' | 'connector' | 'guide' | 'cloud' | 'clientId'>,
): Promise<SameClient[]> {
  return guarded(() =>
    db
      .select({ id: profiles.id, name: profiles.name, accountId: profiles.accountId })
      .from(profiles)
      .where(
        and(
          ne(profiles.id, id),
          eq(profiles.connector, connector),
          eq(profiles.guide, guide),
          eq(profiles.cloud, cloud),
          eq(sql`lower(${profiles.clientId})`, clientId.toLowerCase()),
        ),
      )
      .orderBy(sql`lower(${profiles.name})`)
      .limit(MAX_NAMED),
  )
}

/** One page of the profiles that match, and how many match in all. `now` decides what is due soon. */
export function listProfiles(
  db: Database,
  { q, show, sort, page }: ListView,
  now: Date,
): Promise<{ rows: Profile[]; total: number }> {
  return guarded(async () => {
    const where = and(matches(q), stands(show, now))
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

/** Opens a profile's secret, wherever it may go; null when there is no such profile. */
export async function openClientSecret(db: Database, ring: KeyRing, id: string): Promise<Opened | null> {
  return (await openSecretRow(db, ring, id))?.opened ?? null
}

/** What became of opening a secret to send it. `elsewhere`: it was entered for another destination. */
type OpenedToSend = Opened | { ok: false; reason: 'elsewhere'; secretFor: string }

/**
 * Opens a profile's secret to send it to `to` (destination.ts), if it was entered for that; null when there is no such
 * profile. `bindSecrets` has bound those of old rows before.
 */
export async function openSecretToSend(
  db: Database,
  ring: KeyRing,
  id: string,
  to: string,
): Promise<OpenedToSend | null> {
  const row = await openSecretRow(db, ring, id)
  if (!row) return null
  const { secretFor, opened } = row
  if (!opened.ok || secretFor === to) return opened
  return secretFor === null ? { ok: false, reason: 'corrupt' } : { ok: false, reason: 'elsewhere', secretFor }
}

function openSecretRow(db: Database, ring: KeyRing, id: string) {
  return guarded(async () => {
    const [row] = await db
      .select({ sealed: profiles.sealedClientSecret, secretFor: profiles.clientSecretFor })
      .from(profiles)
      .where(eq(profiles.id, id))
    return row
      ? { secretFor: row.secretFor, opened: await open(ring, secretPlace(id, row.secretFor), row.sealed) }
      : null
  })
}

/**
 * Binds the secrets that were saved before there was a destination to bind them to: to where their profiles lead now.
 * Those that do not open, or whose cloud is gone, stay as they are. Counts the bound ones.
 */
export function bindSecrets(
  { db, ring }: Pick<WriteContext, 'db' | 'ring'>,
  destinationOfRow: (profile: Pick<Profile, 'connector' | 'guide' | 'cloud'>) => string | null,
): Promise<number> {
  return guarded(() =>
    db.transaction(async (tx) => {
      const rows = await tx.select().from(profiles).where(isNull(profiles.clientSecretFor)).for('update')
      let bound = 0
      for (const row of rows) {
        const clientSecretFor = destinationOfRow(row)
        const opened = await open(ring, secretPlace(row.id, null), row.sealedClientSecret)
        if (clientSecretFor === null || !opened.ok) continue
        const sealedClientSecret = await seal(ring, secretPlace(row.id, clientSecretFor), opened.secret)
        await tx.update(profiles).set({ clientSecretFor, sealedClientSecret }).where(eq(profiles.id, row.id))
        bound += 1
      }
      return bound
    }),
  )
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
        .select({ id: profiles.id, secretFor: profiles.clientSecretFor, sealed: profiles.sealedClientSecret })
        .from(profiles)
        .for('update')
      const counts = { resealed: 0, unreadable: 0 }
      for (const { id, secretFor, sealed } of rows) {
        const opened = await open(ring, secretPlace(id, secretFor), sealed)
        if (!opened.ok) {
          counts.unreadable += 1
        } else if (!isSealedByFirst(ring, sealed)) {
          const sealedClientSecret = await seal(ring, secretPlace(id, secretFor), opened.secret)
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
  const opened = await open(ring, secretPlace(row.id, row.clientSecretFor), row.sealedClientSecret)
  return opened.ok && opened.secret === clientSecret
}

/** What a secret is sealed for: its row, and where it may be sent. With another destination in its row it does not open. */
function secretPlace(id: string, secretFor: string | null): string {
  return `profiles/${id}/client_secret${secretFor === null ? '' : ` for ${secretFor}`}`
}

function matches(q: string): SQL | undefined {
  const words = q.split(/\s+/).filter((word) => word !== '')
  const { name, accountId, clientId, cloud, scopes, createdBy, updatedBy } = profiles
  const fields = [name, accountId, clientId, cloud, scopes, createdBy, updatedBy]
  return and(
    ...words.map((word) => {
      const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
      return or(...fields.map((field) => ilike(field, pattern)))
    }),
  )
}

function stands(show: Shown, now: Date): SQL | undefined {
  if (show === 'all') return undefined
  if (show === 'untested') return isNull(profiles.lastTestOutcome)
  if (show === 'due') return lte(profiles.signInAgainBy, dueBefore(now))
  return eq(profiles.lastTestOutcome, show)
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
