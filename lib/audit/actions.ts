/** What the trail tells of. */
export const AUDIT_ACTIONS = [
  'profile.created',
  'profile.changed',
  'profile.tested',
  'profile.exported',
  'profile.compared',
  'profile.deleted',
  'guide.added',
  'stackone.confirmed',
  'stackone.forgotten',
  'account.link-made',
  'account.sign-in-again',
  'calendar.made',
  'calendar.revoked',
  'secrets.resealed',
  'trail.exported',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]
