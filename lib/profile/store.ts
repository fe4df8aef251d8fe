import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, asc, count, desc, eq, gt, ilike, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import { profileEvents, record } from '../audit/trail'
import type { Database } from '../db/database'
import { profiles, type SealedSecret } from '../db/schema'
import { setups } from '../db/setup-schema'
import { guarded, isStoreError } from '../db/store-error'
import type { Guide } from '../guide/schema'
import { isSealedByFirst, type KeyRing, type Opened, open, seal } from '../security/seal'
import type { ListView, Shown, Sort } from '../url-params'
import { isUuid } from '../uuid'
import { changesBetween, flat } from './changes'
import { destinationOf, type Places, secretDestination } from './destination'
import { PAGE_SIZE } from './page-size'
import type { Profile, ProfileInput, SecretMark } from './profile'
import { dueBefore } from './sign-in-again'

/** The context of a write: database, keys, time and author. */
export interface WriteContext {
  db: Database
  ring: KeyRing
  now: Date
  actor: string
  /** The key of the person who types the secrets, and alone may let others copy them; absent: nobody may. */
  typist?: string | null
}

interface NewProfile {
  id: string
  /** The form's id: a form sent twice creates one profile. */
  submissionId: string
  connector: string
  guide: string
  input: ProfileInput
  /** By the key of their fields; none of them is empty. */
  secrets: Readonly<Record<string, string>>
  /** The keys of secrets that come from the copied profile. */
  copied?: readonly string[]
  /** The destination that the secrets are bound to (destination.ts); unused if there are none. */
  secretFor: string
  /** The profile that it is a copy of. */
  copyOf?: string | null
}

/** How many other profiles are named. */
const MAX_NAMED = 5

type Row = typeof profiles.$inferSelect

/**
 * The result of creating a profile. `sent-before`: the same form created one before, with other values. `deleted`: the
 * profile with this id was deleted.
 */
export type CreateResult = { ok: true; id: string } | { ok: false; reason: 'name-taken' | 'sent-before' | 'deleted' }

/** Saves a new profile. If the same form created one before, `id` is that profile's. */
export function createProfile(
  { db, ring, now, actor, typist = null }: WriteContext,
  { id, submissionId, connector, guide, input, secrets, copied = [], secretFor, copyOf = null }: NewProfile,
): Promise<CreateResult> {
  return guarded(async () => {
    const mark = { for: secretFor, setAt: now.toISOString(), setBy: actor }
    const sealed = await sealAll(ring, id, secrets, mark, (key) => (copied.includes(key) ? null : typist))
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
          fields: { ...input.fields },
          actions: [...input.actions],
          secrets: sealed,
          copyOf,
          createdAt: now,
          createdBy: actor,
          updatedAt: now,
          updatedBy: actor,
        })
        .onConflictDoNothing()
        .returning({ id: profiles.id })
      if (made.length > 0) {
        const details = flat(input)
        await record(tx, { at: now, actor, action: 'profile.created', profileId: id, profileName: input.name, details })
        return { ok: true, id }
      }
      const [earlier] = await tx.select().from(profiles).where(eq(profiles.submissionId, submissionId))
      if (!earlier) return { ok: false, reason: 'name-taken' }
      const isSame = await holdsAlready(ring, earlier, input, secrets)
      return isSame ? { ok: true, id: earlier.id } : { ok: false, reason: 'sent-before' }
    })
  })
}

interface Change {
  id: string
  /** The guide that the values were checked with. */
  guide: Places & Pick<Guide, 'connector' | 'slug'>
  /** The version that the admin saw. */
  version: number
  input: ProfileInput
  /** The typed ones, by key; the others are kept. */
  secrets: Readonly<Record<string, string>>
}

/**
 * The result of a change. `changed`: someone else was faster, with the current values. `secret-elsewhere`: it would
 * keep a secret that was entered for another destination, null if that is unknown.
 */
export type UpdateResult =
  | { ok: true }
  | { ok: false; reason: 'gone' }
  | { ok: false; reason: 'name-taken' }
  | { ok: false; reason: 'changed'; current: Profile }
  | { ok: false; reason: 'secret-elsewhere'; key: string; secretFor: string | null }

/** Saves a change, unless someone else was faster. */
export async function updateProfile(
  { db, ring, now, actor, typist = null }: WriteContext,
  { id, guide, version, input, secrets }: Change,
): Promise<UpdateResult> {
  const secretFor = destinationOf(guide, input)
  const mark = { for: secretFor, setAt: now.toISOString(), setBy: actor }
  const typed = await sealAll(ring, id, secrets, mark, () => typist)
  try {
    return await guarded(() =>
      db.transaction(async (tx): Promise<UpdateResult> => {
        const [before] = await tx.select().from(profiles).where(eq(profiles.id, id)).for('update')
        if (!before || before.connector !== guide.connector || before.guide !== guide.slug) {
          return { ok: false, reason: 'gone' }
        }
        if (before.version !== version) {
          // A form sent twice is not a conflict.
          if (await holdsAlready(ring, before, input, secrets)) return { ok: true }
          return { ok: false, reason: 'changed', current: toProfile(before) }
        }
        const elsewhere = Object.keys(before.secrets)
          .filter((key) => !Object.hasOwn(typed, key))
          .map((key) => ({ key, keptFor: secretDestination(guide, before, key) }))
          .find(({ keptFor }) => keptFor === null || keptFor !== secretFor)
        if (elsewhere) {
          return { ok: false, reason: 'secret-elsewhere', key: elsewhere.key, secretFor: elsewhere.keptFor }
        }
        const changes = changesBetween(before, input)
        const secretsReplaced = Object.keys(typed)
        const isOtherConnection = secretsReplaced.length > 0 || Object.keys(changes).some((field) => field !== 'name')
        const isOtherApp = Object.keys(changes).some((field) => !['name', 'scopes', 'actions'].includes(field))
        await tx
          .update(profiles)
          .set({
            ...input,
            fields: { ...input.fields },
            actions: [...input.actions],
            secrets: { ...before.secrets, ...typed },
            ...(isOtherApp && { appRecord: null }),
            // The proof was for another connection.
            ...(isOtherConnection && { lastTestedAt: null, lastTestOutcome: null, signInAgainBy: null }),
            version: version + 1,
            updatedAt: now,
            updatedBy: actor,
          })
          .where(eq(profiles.id, id))
        const details = { version: version + 1, changes, secretsReplaced }
        await record(tx, { at: now, actor, action: 'profile.changed', profileId: id, profileName: input.name, details })
        return { ok: true }
      }),
    )
  } catch (error) {
    if (isStoreError(error) && error.constraint === 'profiles_name_key') return { ok: false, reason: 'name-taken' }
    throw error
  }
}

/** Deletes a profile and its secret permanently; false if it was deleted before. */
export function deleteProfile({ db, now, actor }: Omit<WriteContext, 'ring'>, id: string): Promise<boolean> {
  return guarded(() =>
    db.transaction(async (tx) => {
      const [gone] = await tx.delete(profiles).where(eq(profiles.id, id)).returning({ name: profiles.name })
      if (gone) await record(tx, { at: now, actor, action: 'profile.deleted', profileId: id, profileName: gone.name })
      return gone !== undefined
    }),
  )
}

/** The profile with that id; null if there is none. Accepts any text, because it may come from a URL. */
export function findProfile(db: Database, id: string): Promise<Profile | null> {
  return guarded(async () => {
    if (!isUuid(id)) return null
    const [row] = await db.select().from(profiles).where(eq(profiles.id, id))
    return row ? toProfile(row) : null
  })
}

/** The profile with that name, in any case; null if there is none. */
export function findProfileByName(db: Database, name: string): Promise<Profile | null> {
  return guarded(async () => {
    const [row] = await db
      .select()
      .from(profiles)
      .where(eq(sql`lower(${profiles.name})`, name.trim().toLowerCase()))
    return row ? toProfile(row) : null
  })
}

/** Every profile, or those of one connector, by name. */
export function everyProfile(db: Database, connector?: string): Promise<Profile[]> {
  return guarded(async () => {
    const where = connector === undefined ? undefined : eq(profiles.connector, connector)
    const rows = await db.select().from(profiles).where(where).orderBy(sql`lower(${profiles.name})`)
    return rows.map(toProfile)
  })
}

/** The copies of a profile. */
export function copiesOf(db: Database, id: string): Promise<Profile[]> {
  return guarded(async () => (await db.select().from(profiles).where(eq(profiles.copyOf, id))).map(toProfile))
}

/** Another profile of the same app. */
export type SameClient = Pick<Profile, 'id' | 'name' | 'fields'>

/**
 * Other profiles with the same value of a field, in any case, on the same cloud, by name, limited to the number that a
 * page names. None if the profile has no value.
 */
export function profilesOfSameClient(
  db: Database,
  { id, connector, guide, cloud, fields }: Pick<Profile, 'id' | 'connector' | 'guide' | 'cloud' | 'fields'>,
  key: string,
): Promise<SameClient[]> {
  const value = Object.hasOwn(fields, key) ? fields[key] : undefined
  if (!value) return Promise.resolve([])
  return guarded(() =>
    db
      .select({ id: profiles.id, name: profiles.name, fields: profiles.fields })
      .from(profiles)
      .where(
        and(
          ne(profiles.id, id),
          eq(profiles.connector, connector),
          eq(profiles.guide, guide),
          eq(profiles.cloud, cloud),
          eq(sql`lower(${profiles.fields} ->> ${key})`, value.toLowerCase()),
        ),
      )
      .orderBy(sql`lower(${profiles.name})`)
      .limit(MAX_NAMED),
  )
}

/** One page of the matching profiles, and their total number. `now` determines what is due soon. */
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

/** Opens one secret of a row. */
export function openKept(ring: KeyRing, id: string, key: string, kept: SealedSecret): Promise<Opened> {
  return open(ring, secretPlace(id, key, kept.for), kept.sealed)
}

/**
 * Deletes every secret of a profile permanently; false if it has none. Proofs and the version stay, because the
 * connection is the same.
 */
export function eraseSecrets({ db, now, actor }: Omit<WriteContext, 'ring'>, id: string): Promise<boolean> {
  return guarded(() =>
    db.transaction(async (tx) => {
      const [row] = await tx.select().from(profiles).where(eq(profiles.id, id)).for('update')
      const keys = Object.keys(row?.secrets ?? {})
      if (!row || keys.length === 0) return false
      await tx.update(profiles).set({ secrets: {}, updatedAt: now, updatedBy: actor }).where(eq(profiles.id, id))
      await record(tx, {
        at: now,
        actor,
        action: 'secret.erased',
        profileId: id,
        profileName: row.name,
        details: { fields: keys },
      })
      return true
    }),
  )
}

/** Opens the secrets of a profile for any destination, by key; none if the profile does not exist. */
export function openSecrets(db: Database, ring: KeyRing, id: string): Promise<Record<string, Opened>> {
  return guarded(async () => {
    const entries = Object.entries((await sealedSecrets(db, id)) ?? {})
    const opened = entries.map(
      async ([key, secret]) => [key, await open(ring, secretPlace(id, key, secret.for), secret.sealed)] as const,
    )
    return Object.fromEntries(await Promise.all(opened))
  })
}

/** The result of opening a secret to send it. `elsewhere`: it was entered for another destination. */
type OpenedToSend = Opened | { ok: false; reason: 'elsewhere'; secretFor: string }

/**
 * Opens a secret of a profile to send it to `to` (destination.ts), if it was entered for that; null if the profile does
 * not exist, or has no secret with that key. `bindSecrets` has bound those of old rows before.
 */
export function openSecretToSend(
  db: Database,
  ring: KeyRing,
  id: string,
  key: string,
  to: string,
): Promise<OpenedToSend | null> {
  return guarded(async () => {
    const secrets = await sealedSecrets(db, id)
    const secret = secrets && Object.hasOwn(secrets, key) ? secrets[key] : undefined
    if (!secret) return null
    const opened = await open(ring, secretPlace(id, key, secret.for), secret.sealed)
    if (!opened.ok || secret.for === to) return opened
    return secret.for === null
      ? { ok: false, reason: 'corrupt' }
      : { ok: false, reason: 'elsewhere', secretFor: secret.for }
  })
}

async function sealedSecrets(db: Database, id: string): Promise<Row['secrets'] | null> {
  const [row] = await db.select({ secrets: profiles.secrets }).from(profiles).where(eq(profiles.id, id))
  return row?.secrets ?? null
}

/**
 * Binds secrets without a destination, from earlier versions, to their profiles' current hosts. Secrets that do not
 * open, or whose cloud was removed, stay unchanged. Returns the number of bound ones.
 */
export function bindSecrets(
  { db, ring }: Pick<WriteContext, 'db' | 'ring'>,
  destinationOfRow: (profile: Pick<Profile, 'connector' | 'guide' | 'cloud' | 'fields'>) => string | null,
): Promise<number> {
  return guarded(() =>
    db.transaction(async (tx) => {
      const isUnbound = sql`jsonb_path_exists(${profiles.secrets}, '$.*."for" ? (@ == null)')`
      let bound = 0
      for (const row of await tx.select().from(profiles).where(isUnbound).for('update')) {
        const secretFor = destinationOfRow(row)
        if (secretFor === null) continue
        const secrets = { ...row.secrets }
        for (const [key, secret] of Object.entries(row.secrets)) {
          if (secret.for !== null) continue
          const opened = await open(ring, secretPlace(row.id, key, null), secret.sealed)
          if (!opened.ok) continue
          const sealed = await seal(ring, secretPlace(row.id, key, secretFor), opened.secret)
          secrets[key] = { ...secret, for: secretFor, sealed }
          bound += 1
        }
        await tx.update(profiles).set({ secrets }).where(eq(profiles.id, row.id))
      }
      return bound
    }),
  )
}

/** Reseals secrets of other keys with the ring's first key. Returns their number, and that of unreadable ones. */
export function resealSecrets({
  db,
  ring,
  now,
  actor,
}: WriteContext): Promise<{ resealed: number; unreadable: number }> {
  return guarded(() =>
    db.transaction(async (tx) => {
      const rows = await tx.select({ id: profiles.id, secrets: profiles.secrets }).from(profiles).for('update')
      const counts = { resealed: 0, unreadable: 0 }
      for (const { id, secrets } of rows) {
        const changed = { ...secrets }
        for (const [key, secret] of Object.entries(secrets)) {
          const place = secretPlace(id, key, secret.for)
          const opened = await open(ring, place, secret.sealed)
          if (!opened.ok) {
            counts.unreadable += 1
          } else if (!isSealedByFirst(ring, secret.sealed)) {
            changed[key] = { ...secret, sealed: await seal(ring, place, opened.secret) }
            counts.resealed += 1
          }
        }
        await tx.update(profiles).set({ secrets: changed }).where(eq(profiles.id, id))
      }
      await record(tx, { at: now, actor, action: 'secrets.resealed', details: counts })
      return counts
    }),
  )
}

/** Seals secrets for a row, with their facts and the author of each. */
async function sealAll(
  ring: KeyRing,
  id: string,
  secrets: Readonly<Record<string, string>>,
  mark: SecretMark,
  typistOf: (key: string) => string | null,
): Promise<Record<string, SealedSecret>> {
  const entries = Object.entries(secrets).map(
    async ([key, secret]): Promise<[string, SealedSecret]> => [
      key,
      {
        ...mark,
        entry: randomUUID(),
        typist: typistOf(key),
        sealed: await seal(ring, secretPlace(id, key, mark.for), secret),
      },
    ],
  )
  return Object.fromEntries(await Promise.all(entries))
}

/** Whether a row has these values and these secrets. */
async function holdsAlready(
  ring: KeyRing,
  row: Row,
  input: ProfileInput,
  secrets: Readonly<Record<string, string>>,
): Promise<boolean> {
  if (Object.keys(changesBetween(row, input)).length > 0) return false
  for (const [key, typed] of Object.entries(secrets)) {
    const kept = Object.hasOwn(row.secrets, key) ? row.secrets[key] : undefined
    const opened = kept && (await open(ring, secretPlace(row.id, key, kept.for), kept.sealed))
    if (!opened?.ok || opened.secret !== typed) return false
  }
  return true
}

/**
 * The place that a secret is sealed for: its row, its field, and its destination. With another destination in its row
 * it does not open. Field names are in snake case here, because the first ones were columns.
 */
function secretPlace(id: string, key: string, secretFor: string | null): string {
  const column = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return `profiles/${id}/${column}${secretFor === null ? '' : ` for ${secretFor}`}`
}

function matches(q: string): SQL | undefined {
  const words = q.split(/\s+/).filter((word) => word !== '')
  const { name, cloud, scopes, createdBy, updatedBy } = profiles
  const own = [name, cloud, scopes, createdBy, updatedBy]
  return and(
    ...words.map((word) => {
      const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
      const inField = sql`exists (select from jsonb_each_text(${profiles.fields}) where value ilike ${pattern})`
      return or(...own.map((column) => ilike(column, pattern)), inField)
    }),
  )
}

function stands(show: Shown, now: Date): SQL | undefined {
  if (show === 'all') return undefined
  if (show === 'setup') return waitsForSetup(now)
  if (show === 'untested') return isNull(profiles.lastTestOutcome)
  if (show === 'due') return lte(profiles.signInAgainBy, dueBefore(now))
  return eq(profiles.lastTestOutcome, show)
}

/** Also an expired link of an unproven profile, because somebody has to create another. */
function waitsForSetup(now: Date): SQL {
  const isWaiting = and(
    eq(setups.profileId, profiles.id),
    isNull(setups.finishedAt),
    isNull(setups.revokedAt),
    isNull(setups.replacedAt),
    or(gt(setups.expiresAt, now), sql`${profiles.lastTestOutcome} is distinct from 'ready'`),
  )
  return sql`exists (select from ${setups} where ${isWaiting})`
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

function toProfile({ secrets, submissionId: _submission, ...profile }: Row): Profile {
  const marks = Object.entries(secrets).map(([key, { setAt, setBy, for: to }]) => [key, { setAt, setBy, for: to }])
  return { ...profile, secrets: Object.fromEntries(marks) }
}
