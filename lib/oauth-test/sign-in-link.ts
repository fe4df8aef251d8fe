import 'server-only'
import { and, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm'
import { record } from '../audit/trail'
import type { Database } from '../db/database'
import { signInLinks } from '../db/envelope-schema'
import { profiles, testRuns } from '../db/schema'
import { guarded } from '../db/store-error'
import { hashOf, newToken } from '../security/token'
import { isUuid } from '../uuid'

/** In milliseconds: how long a run waits once its link was sent to someone, who may read it the next day. */
export const SENT_SIGN_IN_MS = 24 * 60 * 60_000

/** The name in the trail of the person who used a link, who is unknown. */
const GUEST = 'Someone with the sign-in link'

/** The guest of a run, as their browser remembers them. */
export interface Guest {
  runId: string
  /** 256 bits, which only this browser has. */
  key: string
}

/** A link as its page shows it: its run and its sender. */
export interface SignInLink {
  runId: string
  createdBy: string
  /** Until when the run waits. */
  waitsUntil: Date
}

/** The state of a run's link; null: there is none. */
export type SignInLinkState = 'made' | 'used'

/**
 * Creates a link by which someone without an account signs in for a run, and returns its token, which is not stored. It
 * replaces an earlier link, also a used one, and extends the run's wait. Null if the run does not wait. Rejects with
 * StoreError.
 */
export function makeSignInLink(
  { db, now, actor }: { db: Database; now: Date; actor: string },
  runId: string,
): Promise<string | null> {
  return guarded(() =>
    db.transaction(async (tx) => {
      const until = new Date(now.getTime() + SENT_SIGN_IN_MS)
      const [run] = await tx
        .update(testRuns)
        .set({ waitsUntil: sql`greatest(${testRuns.waitsUntil}, ${until.toISOString()}::timestamptz)` })
        .from(profiles)
        .where(and(eq(testRuns.id, runId), eq(profiles.id, testRuns.profileId), isWaiting(now)))
        .returning({ profileId: profiles.id, profileName: profiles.name })
      if (!run) return null
      const token = newToken()
      const values = { tokenHash: hashOf(token), createdAt: now, createdBy: actor, usedAt: null, browserHash: null }
      await tx
        .insert(signInLinks)
        .values({ runId, ...values })
        .onConflictDoUpdate({ target: signInLinks.runId, set: values })
      await record(tx, { at: now, actor, action: 'sign-in.link-made', ...run, details: { run: runId } })
      return token
    }),
  )
}

/** The link of a token; null for an unknown, used or replaced one, and for an ended run. */
export function findSignInLink(db: Database, token: string, now: Date): Promise<SignInLink | null> {
  return guarded(async () => {
    const [link] = await db
      .select({ runId: signInLinks.runId, createdBy: signInLinks.createdBy, waitsUntil: testRuns.waitsUntil })
      .from(signInLinks)
      .innerJoin(testRuns, eq(testRuns.id, signInLinks.runId))
      .where(opens(token, now))
    return link?.waitsUntil ? { ...link, waitsUntil: link.waitsUntil } : null
  })
}

/** Uses a link once: its browser becomes the guest. Null if the token is invalid. Rejects with StoreError. */
export function claimSignInLink(
  { db, now }: { db: Database; now: Date },
  token: string,
): Promise<(Guest & { waitsUntil: Date }) | null> {
  return guarded(() =>
    db.transaction(async (tx) => {
      const key = newToken()
      const [used] = await tx
        .update(signInLinks)
        .set({ usedAt: now, browserHash: hashOf(key) })
        .from(testRuns)
        .where(and(eq(testRuns.id, signInLinks.runId), opens(token, now)))
        .returning({ runId: testRuns.id, profileId: testRuns.profileId, waitsUntil: testRuns.waitsUntil })
      if (!used?.waitsUntil) return null
      const { runId, profileId, waitsUntil } = used
      const [profile] = await tx.select({ name: profiles.name }).from(profiles).where(eq(profiles.id, profileId))
      await record(tx, {
        at: now,
        actor: GUEST,
        action: 'sign-in.link-used',
        profileId,
        ...(profile && { profileName: profile.name }),
        details: { run: runId },
      })
      return { runId, key, waitsUntil }
    }),
  )
}

/** Whether a browser used the run's current link: it may sign in for the run, and see its outcome. */
export function isGuestOf(db: Database, { runId, key }: Guest): Promise<boolean> {
  return guarded(async () => {
    if (!isUuid(runId)) return false
    const [link] = await db
      .select({ runId: signInLinks.runId })
      .from(signInLinks)
      .where(and(eq(signInLinks.runId, runId), isNotNull(signInLinks.usedAt), eq(signInLinks.browserHash, hashOf(key))))
    return link !== undefined
  })
}

/** The state of a run's link. Rejects with StoreError. */
export function signInLinkState(db: Database, runId: string): Promise<SignInLinkState | null> {
  return guarded(async () => {
    const [link] = await db.select({ usedAt: signInLinks.usedAt }).from(signInLinks).where(eq(signInLinks.runId, runId))
    return link ? (link.usedAt ? 'used' : 'made') : null
  })
}

function isWaiting(now: Date) {
  return and(eq(testRuns.status, 'waiting'), gt(testRuns.waitsUntil, now))
}

function opens(token: string, now: Date) {
  return and(eq(signInLinks.tokenHash, hashOf(token)), isNull(signInLinks.usedAt), isWaiting(now))
}
