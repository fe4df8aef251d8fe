import 'server-only'
import { and, asc, desc, eq, lt, type SQL } from 'drizzle-orm'
import type { Database } from '../db/database'
import { auditEvents } from '../db/schema'
import { guarded } from '../db/store-error'
import { isUuid } from '../uuid'
import type { AuditAction } from './actions'

const MAX_ACTORS = 200

/** A new event for the trail. */
export interface AuditEntry {
  at: Date
  actor: string
  action: AuditAction
  profileId?: string
  profileName?: string
  /** The changes, without secrets. */
  details?: Record<string, unknown>
}

/** An event of the trail. `action` may be one of a later version. */
export interface AuditEvent {
  id: number
  at: Date
  actor: string
  action: string
  profileId: string | null
  profileName: string | null
  details: Record<string, unknown>
}

/** Adds an event to the trail, in the transaction of its change, so that neither exists alone. */
export async function record(db: Database, entry: AuditEntry): Promise<void> {
  await guarded(() => db.insert(auditEvents).values({ ...entry, details: entry.details ?? {} }))
}

/** The filter of events; without it, all events. */
export interface TrailFilter {
  /** Those before the event with this id. */
  before?: number | null
  /** The events of one person, by their name in the trail. */
  who?: string | null
  kind?: AuditAction | null
}

/** The newest events first. */
export function latestEvents(db: Database, limit: number, filter: TrailFilter = {}): Promise<AuditEvent[]> {
  const { before = null, who = null, kind = null } = filter
  return newest(
    db,
    limit,
    and(
      before === null ? undefined : lt(auditEvents.id, before),
      who === null ? undefined : eq(auditEvents.actor, who),
      kind === null ? undefined : eq(auditEvents.action, kind),
    ),
  )
}

/** The names in the trail, sorted, up to the length of the filter's list. */
export function actorsOf(db: Database): Promise<string[]> {
  return guarded(async () => {
    const rows = await db
      .selectDistinct({ actor: auditEvents.actor })
      .from(auditEvents)
      .orderBy(asc(auditEvents.actor))
      .limit(MAX_ACTORS)
    return rows.map(({ actor }) => actor)
  })
}

/** The changes of one profile, the newest first. */
export function profileChanges(db: Database, profileId: string, limit: number): Promise<AuditEvent[]> {
  return newest(db, limit, and(eq(auditEvents.profileId, profileId), eq(auditEvents.action, 'profile.changed')))
}

/** The events of one profile, newest first. The id may be any text, because it may come from a URL. */
export async function profileEvents(db: Database, profileId: string, limit: number): Promise<AuditEvent[]> {
  return isUuid(profileId) ? newest(db, limit, eq(auditEvents.profileId, profileId)) : []
}

function newest(db: Database, limit: number, where: SQL | undefined): Promise<AuditEvent[]> {
  return guarded(() => db.select().from(auditEvents).where(where).orderBy(desc(auditEvents.id)).limit(limit))
}
