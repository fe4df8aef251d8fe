import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, count, desc, eq, gt, inArray, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import type { AuditAction } from '../audit/actions'
import { record } from '../audit/trail'
import type { Database } from '../db/database'
import { profiles } from '../db/schema'
import { setups } from '../db/setup-schema'
import { guarded } from '../db/store-error'
import type { Guide } from '../guide/schema'
import { missingValues } from '../profile/missing-values'
import type { Profile } from '../profile/profile'
import { findProfile, type WriteContext } from '../profile/store'
import { hashOf, newToken } from '../security/token'
import { isUuid } from '../uuid'
import { MAX_OPEN_SETUPS, MAX_SETUP_MS, MIN_SETUP_MS, recipientName, type Setup } from './setup'

type Row = typeof setups.$inferSelect

/** The context of a write: database, time and author. */
export type Acting = Pick<WriteContext, 'db' | 'now' | 'actor'>

interface NewSetup {
  profileId: string
  /** Normalized and checked, see request-form.ts. */
  recipient: string
  note: string
  expiresAt: Date
  /** The sender's verified address, who alone may be allowed to copy the secret; null for a holder of the access code. */
  senderEmail?: string | null
}

/**
 * The created link with its token, which is not stored; or the reason of a refusal. `asked-before`: another link is
 * open for this profile. `too-many`: this admin has reached the limit.
 */
export type MadeSetup =
  | { ok: true; id: string; token: string }
  | { ok: false; reason: 'no-profile' | 'asked-before' | 'too-many' }

/**
 * Creates a setup link for a profile, unless one is open: two recipients would overwrite each other's values, and the
 * open link may be in a message already. An expired link is replaced. Rejects with StoreError.
 */
export function createSetup({ db, now, actor }: Acting, request: NewSetup): Promise<MadeSetup> {
  return guarded(() =>
    db.transaction(async (tx): Promise<MadeSetup> => {
      const profile = await lockProfile(tx, request.profileId)
      if (!profile) return { ok: false, reason: 'no-profile' }
      const ofProfile = eq(setups.profileId, profile.id)
      const open = await tx
        .select({ id: setups.id })
        .from(setups)
        .where(and(ofProfile, isOpen(now)))
      if (open.length > 0) return { ok: false, reason: 'asked-before' }
      if (!(await mayHaveAnother(tx, actor, profile.id, now))) return { ok: false, reason: 'too-many' }
      await end(tx, and(ofProfile, isUnfinished()), { replacedAt: now })
      const made = await insert(tx, { ...request, createdBy: actor }, now)
      await tell(tx, { now, actor }, 'setup.made', profile, { recipient: request.recipient })
      return { ok: true, ...made }
    }),
  )
}

/**
 * The result of replacing a link. `gone`: the link does not exist, was replaced, or its recipient has finished.
 * `too-many`: as of `createSetup`.
 */
export type ReplacedSetup = { ok: true; id: string; token: string } | { ok: false; reason: 'gone' | 'too-many' }

/**
 * Replaces a link with a new one; the old link and its session become invalid. The new one has the old one's duration,
 * and its creator becomes the sender; `senderEmail` as in `createSetup`. Rejects with StoreError.
 */
export function replaceSetup(
  { db, now, actor }: Acting,
  id: string,
  senderEmail: string | null = null,
): Promise<ReplacedSetup> {
  return guarded(() =>
    db.transaction(async (tx): Promise<ReplacedSetup> => {
      const found = await lockSetup(tx, id)
      // A form sent twice would revoke the link that it created.
      if (!found || found.row.finishedAt || found.row.replacedAt) return { ok: false, reason: 'gone' }
      const { row, profile } = found
      if (!(await mayHaveAnother(tx, actor, profile.id, now))) return { ok: false, reason: 'too-many' }
      const isEnding = or(eq(setups.id, row.id), isUnfinished())
      await end(tx, and(eq(setups.profileId, profile.id), isEnding), { replacedAt: now })
      const lifetime = Math.min(Math.max(row.expiresAt.getTime() - row.createdAt.getTime(), MIN_SETUP_MS), MAX_SETUP_MS)
      const { profileId, recipient, note } = row
      const expiresAt = new Date(now.getTime() + lifetime)
      const made = await insert(tx, { profileId, recipient, note, expiresAt, senderEmail, createdBy: actor }, now)
      await tell(tx, { now, actor }, 'setup.replaced', profile, { recipient })
      return { ok: true, ...made }
    }),
  )
}

/** Revokes a link and its session; false if it had ended. Rejects with StoreError. */
export function revokeSetup(acting: Acting, id: string): Promise<boolean> {
  return change(acting, id, isOpenOrFinished(), { revokedAt: acting.now }, 'setup.revoked')
}

/** Lets one more browser start a setup, once; false if none can be allowed. Rejects with StoreError. */
export function allowOtherBrowser(acting: Acting, id: string): Promise<boolean> {
  const where = and(isOpen(acting.now), isNotNull(setups.startedAt), isNull(setups.allowedAt))
  return change(acting, id, where, { allowedAt: acting.now }, 'setup.allowed')
}

/**
 * Lets a recipient who has finished change values again, until the expiry; false if they had not finished, or the link
 * has ended. Rejects with StoreError.
 */
export function reopenSetup(acting: Acting, id: string): Promise<boolean> {
  const where = and(isAlive(acting.now), isNotNull(setups.finishedAt))
  return change(acting, id, where, { finishedAt: null }, 'setup.reopened')
}

/**
 * The setup of a link's token. Null for an unknown token, and for an expired, revoked, replaced or finished link; all
 * take the same work. Rejects with StoreError.
 */
export function findSetupByToken(db: Database, token: string, now: Date): Promise<Setup | null> {
  return guarded(async () => {
    const [row] = await db
      .select()
      .from(setups)
      .where(and(eq(setups.tokenHash, hashOf(token)), isOpen(now)))
    return row ? toSetup(row) : null
  })
}

/** Whether a browser without a session may start a setup: no other has, or the sender allowed one more. */
export function mayStart({ startedAt, allowedAt }: Pick<Setup, 'startedAt' | 'allowedAt'>): boolean {
  return startedAt === null || allowedAt !== null
}

/** Records that a person opened the link. It binds no browser. Rejects with StoreError. */
export function noteOpened(db: Database, token: string, now: Date): Promise<void> {
  return guarded(async () => {
    await db
      .update(setups)
      .set({ openedAt: now })
      .where(and(eq(setups.tokenHash, hashOf(token)), isOpen(now), isNull(setups.openedAt)))
  })
}

/** A setup that this browser has started, and its session, which is stored nowhere else. */
export interface StartedSetup {
  setup: Setup
  session: string
}

/**
 * Binds a setup to the browser that starts it, and ends the session of an earlier one. Only one of several concurrent
 * calls succeeds; the others, and invalid tokens, get null. Rejects with StoreError.
 */
export function startSetup(db: Database, token: string, now: Date): Promise<StartedSetup | null> {
  return guarded(() =>
    db.transaction(async (tx) => {
      const session = newToken()
      const isFree = or(isNull(setups.sessionHash), isNotNull(setups.allowedAt))
      const [row] = await tx
        .update(setups)
        .set({
          sessionHash: hashOf(session),
          openedAt: sql`coalesce(${setups.openedAt}, ${now})`,
          startedAt: sql`coalesce(${setups.startedAt}, ${now})`,
          otherBrowserAt: null,
          allowedAt: null,
        })
        .where(and(eq(setups.tokenHash, hashOf(token)), isOpen(now), isFree))
        .returning()
      if (!row) return null
      const setup = toSetup(row)
      const [profile] = await tx.select(NAMED).from(profiles).where(eq(profiles.id, row.profileId))
      if (profile) await tell(tx, { now, actor: recipientName(setup) }, 'setup.started', profile, {})
      return { setup, session }
    }),
  )
}

/**
 * Records that a browser without the session asks to continue a setup. The result does not reveal whether the setup
 * exists. Rejects with StoreError.
 */
export function askForOtherBrowser(db: Database, token: string, now: Date): Promise<void> {
  return guarded(() =>
    db.transaction(async (tx) => {
      const isNews = and(isNotNull(setups.startedAt), isNull(setups.otherBrowserAt), isNull(setups.allowedAt))
      const [row] = await tx
        .update(setups)
        .set({ otherBrowserAt: now })
        .where(and(eq(setups.tokenHash, hashOf(token)), isOpen(now), isNews))
        .returning()
      if (!row) return
      const [profile] = await tx.select(NAMED).from(profiles).where(eq(profiles.id, row.profileId))
      if (profile) await tell(tx, { now, actor: recipientName(row) }, 'setup.other-browser', profile, {})
    }),
  )
}

/**
 * The setup of a browser's session, in any state; null if the session is invalid, or another browser has taken over.
 * Accepts any texts: they come from a URL and a cookie. Rejects with StoreError.
 */
export function findSetupOfSession(db: Database, id: string, session: string): Promise<Setup | null> {
  return guarded(async () => {
    if (!isUuid(id)) return null
    const [row] = await db
      .select()
      .from(setups)
      .where(and(eq(setups.id, id), eq(setups.sessionHash, hashOf(session))))
    return row ? toSetup(row) : null
  })
}

/**
 * The id of a link's setup, in any state, for the browser with its session; null if none of the sessions fits. Rejects
 * with StoreError.
 */
export function findOwnSetup(db: Database, token: string, sessions: readonly string[]): Promise<string | null> {
  return guarded(async () => {
    if (sessions.length === 0) return null
    const isOwn = and(eq(setups.tokenHash, hashOf(token)), inArray(setups.sessionHash, sessions.map(hashOf)))
    const [row] = await db.select({ id: setups.id }).from(setups).where(isOwn)
    return row?.id ?? null
  })
}

/** The setup with that id; null if there is none. Accepts any text. Rejects with StoreError. */
export function findSetup(db: Database, id: string): Promise<Setup | null> {
  return guarded(async () => {
    if (!isUuid(id)) return null
    const [row] = await db.select().from(setups).where(eq(setups.id, id))
    return row ? toSetup(row) : null
  })
}

/** A profile's setups, the newest first. Rejects with StoreError. */
export function setupsOfProfile(db: Database, profileId: string): Promise<Setup[]> {
  return guarded(async () => {
    if (!isUuid(profileId)) return []
    const rows = await db
      .select()
      .from(setups)
      .where(eq(setups.profileId, profileId))
      .orderBy(...NEWEST_FIRST)
    return rows.map(toSetup)
  })
}

/** The newest setup of each of these profiles, by the profile's id. Rejects with StoreError. */
export function latestSetups(db: Database, profileIds: readonly string[]): Promise<Map<string, Setup>> {
  return guarded(async () => {
    if (profileIds.length === 0) return new Map()
    const rows = await db
      .selectDistinctOn([setups.profileId])
      .from(setups)
      .where(inArray(setups.profileId, [...profileIds]))
      .orderBy(setups.profileId, ...NEWEST_FIRST)
    return new Map(rows.map((row) => [row.profileId, toSetup(row)]))
  })
}

/**
 * Runs work in an open setup, and locks it until the work is done: it cannot be revoked or finished meanwhile, nor its
 * profile deleted. Null if the session is invalid. Rejects with StoreError.
 */
export function withinSetup<Result>(
  { db, now }: Pick<Acting, 'db' | 'now'>,
  id: string,
  session: string,
  work: (tx: Database, setup: Setup) => Promise<Result>,
): Promise<Result | null> {
  return guarded(() =>
    db.transaction(async (tx) => {
      const found = await lockSetup(tx, id)
      if (!found || found.row.sessionHash !== hashOf(session)) return null
      const { revokedAt, replacedAt, finishedAt, expiresAt } = found.row
      if (revokedAt || replacedAt || finishedAt || expiresAt <= now) return null
      return work(tx, toSetup(found.row))
    }),
  )
}

/** Records that a value was saved; `profile` is its current state. Within `withinSetup`. Rejects with StoreError. */
export function noteValues(
  db: Database,
  setup: Pick<Setup, 'id'>,
  guide: Pick<Guide, 'fields'>,
  profile: Pick<Profile, 'fields' | 'secrets'>,
  now: Date,
): Promise<void> {
  return guarded(async () => {
    if (missingValues(guide, profile).length > 0) return
    await db.update(setups).set({ valuesAt: now }).where(eq(setups.id, setup.id))
  })
}

/**
 * Saves the recipient's objection for the profile's page; the trail does not get its text. Null if the session is
 * invalid. Rejects with StoreError.
 */
export function saveObjection(
  acting: Pick<Acting, 'db' | 'now'>,
  id: string,
  session: string,
  note: string,
): Promise<Setup | null> {
  return withinSetup(acting, id, session, async (tx, setup) => {
    const values = { tooMuchNote: note, tooMuchAt: acting.now }
    await tx.update(setups).set(values).where(eq(setups.id, id))
    await tellOf(tx, acting.now, setup, 'setup.too-much')
    return { ...setup, ...values }
  })
}

/** The result of finishing. `missing`: values are missing. `closed`: the session is invalid. */
export type FinishResult = { ok: true; setup: Setup } | { ok: false; reason: 'missing' | 'closed' }

/** Ends the recipient's part: they can change nothing afterwards. Rejects with StoreError. */
export async function finishSetup(
  acting: Pick<Acting, 'db' | 'now'>,
  id: string,
  session: string,
  guide: Pick<Guide, 'fields'>,
): Promise<FinishResult> {
  const result = await withinSetup(acting, id, session, async (tx, setup): Promise<FinishResult> => {
    const profile = await findProfile(tx, setup.profileId)
    if (!profile || missingValues(guide, profile).length > 0) return { ok: false, reason: 'missing' }
    await tx.update(setups).set({ finishedAt: acting.now }).where(eq(setups.id, id))
    await tellOf(tx, acting.now, setup, 'setup.finished')
    return { ok: true, setup: { ...setup, finishedAt: acting.now } }
  })
  return result ?? { ok: false, reason: 'closed' }
}

/** Of several links created at the same moment, the one that replaced the others. */
const NEWEST_FIRST = [desc(setups.createdAt), desc(isNull(setups.replacedAt))]

/**
 * Identifies the holder of a setup's session as the owner of the tests that they start and the secrets that they type.
 */
export function setupKey(id: string): string {
  return hashOf(`setup/${id}`)
}

const NAMED = { id: profiles.id, name: profiles.name }
type Named = Pick<Profile, 'id' | 'name'>

/** Not expired, revoked or replaced. */
function isAlive(now: Date): SQL | undefined {
  return and(gt(setups.expiresAt, now), isNull(setups.revokedAt), isNull(setups.replacedAt))
}

function isOpen(now: Date): SQL | undefined {
  return and(isAlive(now), isNull(setups.finishedAt))
}

function isOpenOrFinished(): SQL | undefined {
  return and(isNull(setups.revokedAt), isNull(setups.replacedAt))
}

/** Neither finished nor ended by its sender; expired ones included. */
function isUnfinished(): SQL | undefined {
  return and(isOpenOrFinished(), isNull(setups.finishedAt))
}

/**
 * Whether an admin may have one more open link, beside the profile's. Concurrent requests of one admin wait for each
 * other's transactions, so that each counts the links of the others.
 */
async function mayHaveAnother(tx: Database, actor: string, profileId: string, now: Date): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`setups of ${actor}`}, 0))`)
  const [others] = await tx
    .select({ total: count() })
    .from(setups)
    .where(and(eq(setups.createdBy, actor), ne(setups.profileId, profileId), isOpen(now)))
  return (others?.total ?? 0) < MAX_OPEN_SETUPS
}

/** Locks the profile before its setups, in the same order as deleting a profile, to prevent deadlocks. */
async function lockProfile(tx: Database, id: string): Promise<Named | undefined> {
  const [profile] = await tx.select(NAMED).from(profiles).where(eq(profiles.id, id)).for('update')
  return profile
}

async function lockSetup(tx: Database, id: string): Promise<{ row: Row; profile: Named } | null> {
  if (!isUuid(id)) return null
  const [found] = await tx.select({ profileId: setups.profileId }).from(setups).where(eq(setups.id, id))
  const profile = found && (await lockProfile(tx, found.profileId))
  const [row] = await tx.select().from(setups).where(eq(setups.id, id)).for('update')
  return row && profile ? { row, profile } : null
}

async function insert(
  tx: Database,
  setup: NewSetup & { createdBy: string },
  now: Date,
): Promise<{ id: string; token: string }> {
  const id = randomUUID()
  const token = newToken()
  await tx.insert(setups).values({ id, ...setup, createdAt: now, tokenHash: hashOf(token) })
  return { id, token }
}

async function end(tx: Database, where: SQL | undefined, values: PgUpdateSetSource<typeof setups>): Promise<void> {
  await tx.update(setups).set(values).where(where)
}

/** A change by the sender, with its event in the trail; false if `where` does not match. */
function change(
  { db, now, actor }: Acting,
  id: string,
  where: SQL | undefined,
  values: PgUpdateSetSource<typeof setups>,
  action: AuditAction,
): Promise<boolean> {
  return guarded(() =>
    db.transaction(async (tx) => {
      const found = await lockSetup(tx, id)
      if (!found) return false
      const rows = await tx
        .update(setups)
        .set(values)
        .where(and(eq(setups.id, id), where))
        .returning({ recipient: setups.recipient })
      if (rows[0]) await tell(tx, { now, actor }, action, found.profile, { recipient: rows[0].recipient })
      return rows.length > 0
    }),
  )
}

async function tellOf(tx: Database, now: Date, setup: Setup, action: AuditAction): Promise<void> {
  const [profile] = await tx.select(NAMED).from(profiles).where(eq(profiles.id, setup.profileId))
  if (profile) await tell(tx, { now, actor: recipientName(setup) }, action, profile, {})
}

function tell(
  tx: Database,
  { now, actor }: Pick<Acting, 'now' | 'actor'>,
  action: AuditAction,
  profile: Named,
  details: Record<string, unknown>,
): Promise<void> {
  return record(tx, { at: now, actor, action, profileId: profile.id, profileName: profile.name, details })
}

function toSetup({ tokenHash: _token, sessionHash: _session, ...setup }: Row): Setup {
  return setup
}
