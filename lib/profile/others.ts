import { z } from 'zod'
import type { AuditEvent } from '../audit/trail'
import type { Changes } from './changes'
import type { OtherChange } from './form-state'

const value = z.union([z.string(), z.array(z.string())])

/** The details that the store records for `profile.changed`. */
const changeSchema = z.object({
  version: z.number(),
  changes: z.record(z.string(), z.object({ from: value, to: value })),
  clientSecret: z.enum(['kept', 'replaced']),
})

/** What one event of the trail changed; null for other events. */
export function readChange(event: AuditEvent): (OtherChange & { version: number }) | null {
  const parsed = changeSchema.safeParse(event.details)
  if (event.action !== 'profile.changed' || !parsed.success) return null
  const { version, changes, clientSecret } = parsed.data
  return {
    actor: event.actor,
    at: event.at.toISOString(),
    changes: changes as Changes,
    isSecretReplaced: clientSecret === 'replaced',
    version,
  }
}

/** The changes after a version, the oldest first. `events` are those of one profile, the newest first. */
export function changesSince(events: readonly AuditEvent[], version: number): OtherChange[] {
  return events
    .flatMap((event) => readChange(event) ?? [])
    .filter((change) => change.version > version)
    .reverse()
    .map(({ version: _version, ...change }) => change)
}
