import { OUTCOME_WORDS } from '../messages'
import type { AuditAction, AuditEvent } from './trail'

const WORDS: Record<AuditAction, string> = {
  'profile.created': 'created the profile',
  'profile.changed': 'changed the profile',
  'profile.deleted': 'deleted the profile',
  'profile.exported': 'exported the profile for StackOne',
  'profile.tested': 'tested the profile',
  'guide.added': 'added the guide',
  'stackone.confirmed': 'confirmed which profile in StackOne it is',
  'stackone.forgotten': 'forgot which profile in StackOne it is',
  'account.link-made': 'created a link to an account',
  'account.sign-in-again': 'created a link to sign in again',
  'calendar.made': 'created a calendar address',
  'calendar.revoked': 'revoked a calendar address',
  'secrets.resealed': 'sealed the secrets with another key',
  'trail.exported': 'downloaded this history',
}

/** What was done, to follow the name of who did it. */
export function describeEvent({ action, details }: Pick<AuditEvent, 'action' | 'details'>): string {
  const words = WORDS[action as AuditAction] ?? action
  if (typeof details.guide === 'string') return `${words} ${details.guide}`
  const outcome = Object.entries(OUTCOME_WORDS).find(([id]) => id === details.outcome)?.[1]
  return outcome ? `${words}: ${outcome.toLowerCase()}` : words
}
