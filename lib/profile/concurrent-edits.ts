import { z } from 'zod'
import type { AuditEvent } from '../audit/trail'
import type { ConcurrentEdit } from './form-state'

const value = z.union([z.string(), z.array(z.string())])

/** The details that the store records for `profile.changed`. */
const changeSchema = z.object({
  version: z.number(),
  changes: z.record(z.string(), z.object({ from: value, to: value })),
  /** The keys of the secrets that were replaced. */
  secretsReplaced: z.array(z.string()).optional(),
  /** The format of events from when a profile could have only one secret. */
  clientSecret: z.enum(['kept', 'replaced']).optional(),
})

/** The changes in one event of the trail; null for other events. */
export function readChange(event: AuditEvent): (ConcurrentEdit & { version: number }) | null {
  const parsed = changeSchema.safeParse(event.details)
  if (event.action !== 'profile.changed' || !parsed.success) return null
  const { version, changes, clientSecret, secretsReplaced = [] } = parsed.data
  return {
    actor: event.actor,
    at: event.at.toISOString(),
    changes,
    replaced: clientSecret === 'replaced' ? ['clientSecret'] : secretsReplaced,
    version,
  }
}

/** The changes after a version, oldest first. `events` are those of one profile, newest first. */
export function changesSince(events: readonly AuditEvent[], version: number): ConcurrentEdit[] {
  return events
    .flatMap((event) => readChange(event) ?? [])
    .filter((change) => change.version > version)
    .reverse()
    .map(({ version: _version, ...change }) => change)
}
