import 'server-only'
import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import { z } from 'zod'
import { record } from '../audit/trail'
import type { Database } from '../db/database'
import { accountLinks } from '../db/stackone-schema'
import { guarded } from '../db/store-error'
import type { Profile } from '../profile/profile'
import { isSealedByFirst, type KeyRing, open, seal } from '../security/seal'
import { isUuid } from '../uuid'
import type { LinkedByUs } from './accounts'
import type { AccountBefore, LinkState, LinkStatus } from './link-status'

/** An Auth Link that was created for a profile, without the URL itself. */
export type AccountLink = Omit<typeof accountLinks.$inferSelect, 'sealedLink'>

/** The secrets of a link: with them, anyone can link an account. */
export interface LinkSecrets {
  url: string
  token: string
}

const secretsSchema = z.object({ url: z.string(), token: z.string() })

/** The statuses that may still change. */
export const OPEN: readonly LinkStatus[] = ['waiting', 'error']

interface NewLink {
  id: string
  profile: Pick<Profile, 'id' | 'name'>
  ownerId: string
  ownerName: string
  accountId: string | null
  secrets: LinkSecrets
  before: readonly AccountBefore[]
  expiresAt: Date
}

interface Writing {
  db: Database
  ring: KeyRing
  now: Date
  actor: string
}

/** Stores a created link with its event in the trail, which has no URL. */
export async function insertLink({ db, ring, now, actor }: Writing, { profile, secrets, ...link }: NewLink) {
  const sealedLink = await seal(ring, place(link.id), JSON.stringify(secrets))
  await guarded(() =>
    db.transaction(async (tx) => {
      await tx.insert(accountLinks).values({
        ...link,
        before: [...link.before],
        profileId: profile.id,
        sealedLink,
        status: 'waiting',
        createdAt: now,
        createdBy: actor,
      })
      const { ownerId, ownerName, accountId } = link
      await record(tx, {
        at: now,
        actor,
        action: accountId === null ? 'account.link-made' : 'account.sign-in-again',
        profileId: profile.id,
        profileName: profile.name,
        details: { ownerId, ownerName, ...(accountId !== null && { accountId }) },
      })
    }),
  )
}

/** The link with that id; null if there is none. Accepts any text, because it may come from a URL. */
export function findLink(db: Database, id: string): Promise<AccountLink | null> {
  return guarded(async () => {
    if (!isUuid(id)) return null
    const [row] = await db.select().from(accountLinks).where(eq(accountLinks.id, id))
    return row ? toLink(row) : null
  })
}

/** A profile's links, the newest first. */
export function linksOf(db: Database, profileId: string, limit: number): Promise<AccountLink[]> {
  return guarded(async () => {
    const rows = await db
      .select()
      .from(accountLinks)
      .where(eq(accountLinks.profileId, profileId))
      .orderBy(desc(accountLinks.createdAt))
      .limit(limit)
    return rows.map(toLink)
  })
}

/** The accounts that links created, of every profile. */
export function accountsLinkedByUs(db: Database): Promise<LinkedByUs[]> {
  return guarded(async () => {
    const rows = await db
      .select({
        accountId: accountLinks.linkedAccountId,
        profileId: accountLinks.profileId,
        at: accountLinks.endedAt,
      })
      .from(accountLinks)
      .where(eq(accountLinks.status, 'active'))
    return rows.flatMap(({ accountId, profileId, at }) => (accountId && at ? [{ accountId, profileId, at }] : []))
  })
}

/** Links that may still change. */
export function openLinks(db: Database): Promise<AccountLink[]> {
  return guarded(async () => {
    const rows = await db
      .select()
      .from(accountLinks)
      .where(inArray(accountLinks.status, [...OPEN]))
    return rows.map(toLink)
  })
}

/** URL and token; null if the link has ended, or they cannot be opened. */
export function openLinkSecrets(db: Database, ring: KeyRing, id: string): Promise<LinkSecrets | null> {
  return guarded(async () => {
    const [row] = await db.select({ sealed: accountLinks.sealedLink }).from(accountLinks).where(eq(accountLinks.id, id))
    const opened = row?.sealed ? await open(ring, place(id), row.sealed) : null
    return opened?.ok ? secretsSchema.parse(JSON.parse(opened.secret)) : null
  })
}

/** Stores the status of a link. An ended link loses its secrets; false if it had ended before. */
export function saveState(db: Database, id: string, state: LinkState, now: Date): Promise<boolean> {
  return guarded(async () => {
    const hasEnded = !OPEN.includes(state.status)
    const rows = await db
      .update(accountLinks)
      .set({ ...state, checkedAt: now, ...(hasEnded && { endedAt: now, sealedLink: null }) })
      .where(and(eq(accountLinks.id, id), inArray(accountLinks.status, [...OPEN])))
      .returning({ id: accountLinks.id })
    return rows.length > 0
  })
}

/** Reseals secrets of other keys with the ring's first key. Unreadable ones stay, and expire by themselves. */
export function resealLinks(db: Database, ring: KeyRing): Promise<void> {
  return guarded(() =>
    db.transaction(async (tx) => {
      const rows = await tx.select().from(accountLinks).where(isNotNull(accountLinks.sealedLink)).for('update')
      for (const { id, sealedLink } of rows) {
        if (sealedLink === null || isSealedByFirst(ring, sealedLink)) continue
        const opened = await open(ring, place(id), sealedLink)
        if (!opened.ok) continue
        const sealed = await seal(ring, place(id), opened.secret)
        await tx.update(accountLinks).set({ sealedLink: sealed }).where(eq(accountLinks.id, id))
      }
    }),
  )
}

function place(id: string): string {
  return `account_links/${id}/link`
}

function toLink({ sealedLink: _sealed, ...link }: typeof accountLinks.$inferSelect): AccountLink {
  return link
}
