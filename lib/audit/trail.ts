import 'server-only'
import { and, desc, eq, lt, type SQL } from 'drizzle-orm'
import type { Database } from '../db/database'
import { auditEvents } from '../db/schema'
import { guarded } from '../db/store-error'
import { isUuid } from '../uuid'

/** What the trail tells of. */
export type AuditAction =
  | 'profile.created'
  | 'profile.changed'
  | 'profile.deleted'
  | 'profile.exported'
  | 'profile.tested'
  | 'guide.added'
  | 'stackone.confirmed'
  | 'stackone.forgotten'
  | 'account.link-made'
  | 'account.sign-in-again'
  | 'calendar.made'
  | 'calendar.revoked'
  | 'secrets.resealed'
  | 'trail.exported'

/** What is added to the trail. */
export interface AuditEntry {
  at: Date
  actor: string
  action: AuditAction
  profileId?: string
  profileName?: string
  /** What changed, without secrets. */
  details?: Record<string, unknown>
}

/** What stands in the trail. `action` may be one of a later version. */
export interface AuditEvent {
  id: number
  at: Date
  actor: string
  action: string
  profileId: string | null
  profileName: string | null
  details: Record<string, unknown>
}

/** Adds to the trail. In the transaction of what it tells of, so that there is never one without the other. */
export async function record(db: Database, entry: AuditEntry): Promise<void> {
  await guarded(() => db.insert(auditEvents).values({ ...entry, details: entry.details ?? {} }))
}

/** The newest events first, those before `beforeId` where it is given. */
export function latestEvents(db: Database, limit: number, beforeId?: number): Promise<AuditEvent[]> {
  return newest(db, limit, beforeId === undefined ? undefined : lt(auditEvents.id, beforeId))
}

/** The changes of one profile, the newest first. */
export function profileChanges(db: Database, profileId: string, limit: number): Promise<AuditEvent[]> {
  return newest(db, limit, and(eq(auditEvents.profileId, profileId), eq(auditEvents.action, 'profile.changed')))
}

/** What happened to one profile, the newest first. Any text may be asked for: it may come from an address. */
export async function profileEvents(db: Database, profileId: string, limit: number): Promise<AuditEvent[]> {
  return isUuid(profileId) ? newest(db, limit, eq(auditEvents.profileId, profileId)) : []
}

function newest(db: Database, limit: number, where: SQL | undefined): Promise<AuditEvent[]> {
  return guarded(() => db.select().from(auditEvents).where(where).orderBy(desc(auditEvents.id)).limit(limit))
}
