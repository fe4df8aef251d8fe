import 'server-only'
import { and, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm'
import { record } from '../audit/trail'
import type { Database } from '../db/database'
import { signInLinks } from '../db/envelope-schema'
import { profiles, testRuns } from '../db/schema'
import { guarded } from '../db/store-error'
import { hashOf, newToken } from '../security/token'
import { isUuid } from '../uuid'

/** How long a run waits once its sign-in was sent to someone, in milliseconds: they may read it tomorrow. */
export const SENT_SIGN_IN_MS = 24 * 60 * 60_000

/** As the trail names whoever opened a link: nobody knows who that is. */
const GUEST = 'Someone with the sign-in link'

/** Whoever signs in for a run by a link, as their browser remembers it. */
export interface Guest {
  runId: string
  /** 256 bits, which this browser alone has. */
  key: string
}

/** A link as its page shows it: where it leads, and who asks. */
export interface SignInLink {
  runId: string
  createdBy: string
  /** Until when the run waits. */
  waitsUntil: Date
}

/** How far a run's link is; null: there is none. */
export type SignInLinkState = 'made' | 'used'

/**
 * Makes a link by which someone without an account signs in for a run: its token, which is kept nowhere. It replaces an
 * earlier one, also one that was used. The run waits longer from now on. Null when the run does not wait. Rejects with
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

/** The link that a token opens; null for one that was never made, or was used or replaced, or whose run has ended. */
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

/** Uses a link, once: the browser that it is used in signs in. Null where it opens nothing. Rejects with StoreError. */
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

/** Whether a browser used the run's present link: it may sign in for the run, and see its outcome. */
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

/** How far the link of a run is. Rejects with StoreError. */
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
