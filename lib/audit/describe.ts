import type { AuditAction } from './trail'

const WORDS: Record<AuditAction, string> = {
  'profile.created': 'created the profile',
  'profile.changed': 'changed the profile',
  'profile.deleted': 'deleted the profile',
  'profile.exported': 'exported the profile for StackOne',
  'profile.tested': 'tested the profile',
  'secrets.resealed': 'sealed the secrets with another key',
  'trail.exported': 'downloaded this history',
}

/** What was done, to follow the name of who did it. */
export function describeAction(action: string): string {
  return WORDS[action as AuditAction] ?? action
}
