import { and, desc, eq, lt } from 'drizzle-orm'
import type { Database } from '../db/database'
import { auditEvents } from '../db/schema'
import { guarded } from '../db/store-error'

/** What the trail tells of. */
export type AuditAction =
  | 'profile.created'
  | 'profile.changed'
  | 'profile.deleted'
  | 'profile.exported'
  | 'secrets.resealed'
  | 'trail.exported'

export interface AuditEntry {
  at: Date
  actor: string
  action: AuditAction
  profileId?: string
  profileName?: string
  /** What changed, without secrets. */
  details?: Record<string, unknown>
}

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
  const older = beforeId === undefined ? undefined : lt(auditEvents.id, beforeId)
  return guarded(() => db.select().from(auditEvents).where(older).orderBy(desc(auditEvents.id)).limit(limit))
}

/** The changes of one profile, the newest first. */
export function profileChanges(db: Database, profileId: string, limit: number): Promise<AuditEvent[]> {
  return guarded(() =>
    db
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.profileId, profileId), eq(auditEvents.action, 'profile.changed')))
      .orderBy(desc(auditEvents.id))
      .limit(limit),
  )
}

/** What happened to one profile, the newest first. */
export function profileEvents(db: Database, profileId: string, limit: number): Promise<AuditEvent[]> {
  return guarded(() =>
    db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.profileId, profileId))
      .orderBy(desc(auditEvents.id))
      .limit(limit),
  )
}
