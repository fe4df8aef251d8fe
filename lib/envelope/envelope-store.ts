import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, desc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm'
import { record } from '../audit/trail'
import type { Database } from '../db/database'
import { secretEnvelopes } from '../db/envelope-schema'
import { profiles, type SealedSecret } from '../db/schema'
import { guarded } from '../db/store-error'
import { openKept } from '../profile/store'
import type { KeyRing } from '../security/seal'
import { isUuid } from '../uuid'
import type { EnvelopeState, EnvelopeView } from './envelope'

interface Acting {
  db: Database
  now: Date
  /** The name in the trail. */
  actor: string
}

interface Permission {
  profileId: string
  /** The giver's key: of a person (security/person-key.ts), or of a setup. */
  giverKey: string
  /** The e-mail address of the one admin who may use it, in any case; null: any holder of the access code. */
  receiver: string | null
  until: Date
}

/** `not-theirs`: the giver did not type every current secret of the profile. */
type AllowResult = { ok: true; id: string } | { ok: false; reason: 'no-secret' | 'not-theirs' }

/**
 * Lets one named admin copy the current secrets of a profile once. Only the person who typed them may allow it: this
 * function compares the giver's key, which the caller has authenticated. It replaces an earlier permission. Rejects
 * with StoreError.
 */
export function allowEnvelope(
  { db, now, actor }: Acting,
  { profileId, giverKey, receiver, until }: Permission,
): Promise<AllowResult> {
  return guarded(() =>
    db.transaction(async (tx): Promise<AllowResult> => {
      const [profile] = await tx.select().from(profiles).where(eq(profiles.id, profileId)).for('update')
      if (!profile || Object.keys(profile.secrets).length === 0) return { ok: false, reason: 'no-secret' }
      const entries = entriesOf(profile.secrets, giverKey)
      if (!entries) return { ok: false, reason: 'not-theirs' }
      await tx.update(secretEnvelopes).set({ withdrawnAt: now, withdrawnBy: actor }).where(isWaiting(profileId))
      const id = randomUUID()
      await tx.insert(secretEnvelopes).values({
        id,
        profileId,
        entries,
        giver: actor,
        receiver: receiver?.toLowerCase() ?? null,
        givenAt: now,
        until,
      })
      await record(tx, {
        at: now,
        actor,
        action: 'envelope.allowed',
        profileId,
        profileName: profile.name,
        details: { receiver, until: until.toISOString() },
      })
      return { ok: true, id }
    }),
  )
}

/** Ends an unused permission; false if none is open. Rejects with StoreError. */
export function withdrawEnvelope({ db, now, actor }: Acting, profileId: string): Promise<boolean> {
  return guarded(() =>
    db.transaction(async (tx) => {
      const [ended] = await tx
        .update(secretEnvelopes)
        .set({ withdrawnAt: now, withdrawnBy: actor })
        .where(isWaiting(profileId))
        .returning({ id: secretEnvelopes.id })
      if (!ended) return false
      const [profile] = await tx.select({ name: profiles.name }).from(profiles).where(eq(profiles.id, profileId))
      await record(tx, {
        at: now,
        actor,
        action: 'envelope.withdrawn',
        profileId,
        ...(profile && { profileName: profile.name }),
      })
      return true
    }),
  )
}

/** `unreadable`: a secret does not open with the keys of this wizard; the permission is not used up. */
export type TakeResult =
  | { ok: true; secrets: Readonly<Record<string, string>> }
  | { ok: false; reason: 'not-open' | 'unreadable' }

/**
 * Uses a permission once and returns the secrets by field; concurrent calls fail. `receiver` is the caller's e-mail
 * address; null for a holder of the access code. Rejects with StoreError.
 */
export function takeEnvelope(
  { db, ring, now, actor }: Acting & { ring: KeyRing },
  { id, receiver }: { id: string; receiver: string | null },
): Promise<TakeResult> {
  return guarded(() =>
    db
      .transaction(async (tx): Promise<TakeResult> => {
        // One statement decides: the second of two concurrent calls finds the row taken.
        const [taken] = await tx
          .update(secretEnvelopes)
          .set({ takenAt: now, takenBy: actor })
          .from(profiles)
          .where(
            and(
              eq(secretEnvelopes.id, id),
              eq(profiles.id, secretEnvelopes.profileId),
              isNull(secretEnvelopes.takenAt),
              isNull(secretEnvelopes.withdrawnAt),
              gt(secretEnvelopes.until, now),
              sql`${secretEnvelopes.receiver} is not distinct from ${receiver?.toLowerCase() ?? null}`,
              isUnchanged(),
            ),
          )
          .returning({
            profileId: secretEnvelopes.profileId,
            profileName: profiles.name,
            entries: secretEnvelopes.entries,
            kept: profiles.secrets,
          })
        if (!taken) return { ok: false, reason: 'not-open' }
        const { profileId, profileName, entries, kept } = taken
        const secrets: Record<string, string> = {}
        for (const key of Object.keys(entries)) {
          const opened = kept[key] && (await openKept(ring, profileId, key, kept[key]))
          if (!opened?.ok) throw new UnreadableSecret()
          secrets[key] = opened.secret
        }
        await record(tx, { at: now, actor, action: 'envelope.taken', profileId, profileName })
        return { ok: true, secrets }
      })
      .catch((error: unknown) => {
        if (error instanceof UnreadableSecret) return { ok: false, reason: 'unreadable' } as const
        throw error
      }),
  )
}

/** The last permission for a profile; null: there was none. Rejects with StoreError. */
export function lastEnvelope(db: Database, profileId: string, now: Date): Promise<EnvelopeView | null> {
  return guarded(async () => {
    if (!isUuid(profileId)) return null
    const [found] = await db
      .select({ envelope: secretEnvelopes, isUnchanged: sql<boolean>`${isUnchanged()}` })
      .from(secretEnvelopes)
      .innerJoin(profiles, eq(profiles.id, secretEnvelopes.profileId))
      .where(eq(secretEnvelopes.profileId, profileId))
      .orderBy(desc(secretEnvelopes.givenAt), sql`${secretEnvelopes.withdrawnAt} nulls first`)
      .limit(1)
    return found ? toView(found.envelope, found.isUnchanged, now) : null
  })
}

/**
 * Whether the holder of this key typed every current secret of a profile that has at least one. Rejects with
 * StoreError.
 */
export function mayGive(db: Database, profileId: string, giverKey: string): Promise<boolean> {
  return guarded(async () => {
    if (!isUuid(profileId)) return false
    const [row] = await db.select({ secrets: profiles.secrets }).from(profiles).where(eq(profiles.id, profileId))
    return row !== undefined && entriesOf(row.secrets, giverKey) !== null
  })
}

class UnreadableSecret extends Error {}

/** The entries of the secrets by field; null if a secret is missing or was typed by someone else. */
function entriesOf(secrets: Readonly<Record<string, SealedSecret>>, typist: string): Record<string, string> | null {
  const all = Object.entries(secrets)
  const own = all.flatMap(([key, { entry, typist: by }]) => (entry && by === typist ? [[key, entry] as const] : []))
  return own.length > 0 && own.length === all.length ? Object.fromEntries(own) : null
}

function isWaiting(profileId: string): SQL | undefined {
  return and(
    eq(secretEnvelopes.profileId, profileId),
    isNull(secretEnvelopes.takenAt),
    isNull(secretEnvelopes.withdrawnAt),
  )
}

/** Whether each secret is still the one from when the permission was given. */
function isUnchanged(): SQL {
  return sql`not exists (
    select from jsonb_each_text(${secretEnvelopes.entries}) as given
    where ${profiles.secrets} -> given.key ->> 'entry' is distinct from given.value
  )`
}

function toView(row: typeof secretEnvelopes.$inferSelect, isUnchanged: boolean, now: Date): EnvelopeView {
  const { id, giver, receiver, givenAt, until, takenAt, takenBy } = row
  return {
    id,
    state: stateOf(row, isUnchanged, now),
    giver,
    receiver,
    givenAt: givenAt.toISOString(),
    until: until.toISOString(),
    takenAt: takenAt?.toISOString() ?? null,
    takenBy,
  }
}

function stateOf(
  { takenAt, withdrawnAt, until }: typeof secretEnvelopes.$inferSelect,
  isUnchanged: boolean,
  now: Date,
): EnvelopeState {
  if (takenAt) return 'taken'
  if (withdrawnAt) return 'withdrawn'
  if (!isUnchanged) return 'outdated'
  return until > now ? 'open' : 'expired'
}
