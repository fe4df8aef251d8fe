import { OUTCOME_WORDS } from '../messages'
import type { AuditAction } from './actions'
import type { AuditEvent } from './trail'

type Outcome = keyof typeof OUTCOME_WORDS
const OUTCOMES = Object.keys(OUTCOME_WORDS) as Outcome[]

const WORDS: Record<AuditAction, string> = {
  'profile.created': 'created the profile',
  'profile.changed': 'changed the profile',
  'profile.deleted': 'deleted the profile',
  'profile.exported': 'exported the profile for StackOne',
  'profile.compared': 'compared the app’s record with the guide',
  'profile.tested': 'tested the profile',
  'setup.made': 'created a setup link',
  'setup.started': 'started the setup',
  'setup.too-much': 'objected to the requested access',
  'setup.finished': 'finished the setup',
  'setup.reopened': 'reopened the setup',
  'setup.other-browser': 'asked to continue in another browser',
  'setup.allowed': 'allowed the setup in another browser',
  'setup.replaced': 'replaced the setup link',
  'setup.revoked': 'revoked the setup link',
  'envelope.allowed': 'let someone copy the secret once',
  'envelope.withdrawn': 'withdrew the permission to copy the secret',
  'envelope.taken': 'copied the secret',
  'secret.erased': 'erased the wizard’s copy of the secret',
  'sign-in.link-made': 'created a link to sign in for a test',
  'sign-in.link-used': 'opened a link to sign in for a test',
  'guide.added': 'added the guide',
  'stackone.confirmed': 'confirmed the match with a StackOne profile',
  'stackone.forgotten': 'removed the match with a StackOne profile',
  'stackone.entered': 'entered the profile in StackOne',
  'account.link-made': 'created a link to an account',
  'account.sign-in-again': 'created a link to sign in again',
  'calendar.made': 'created a calendar address',
  'calendar.revoked': 'revoked a calendar address',
  'secrets.resealed': 'sealed the secrets with another key',
  'trail.exported': 'downloaded this history',
}

/** An event in words, to follow its actor’s name. */
export function describeEvent(event: Pick<AuditEvent, 'action' | 'details'>): string {
  const words = eventWords(event)
  const outcome = testOutcome(event.details)
  return outcome ? `${words}: ${OUTCOME_WORDS[outcome].toLowerCase()}` : words
}

/** The same without the outcome of a test. */
export function eventWords({ action, details }: Pick<AuditEvent, 'action' | 'details'>): string {
  const words = actionWords(action)
  if (typeof details.guide === 'string') return `${words} ${details.guide}`
  return typeof details.recipient === 'string' ? `${words} for ${details.recipient}` : words
}

/** An action in words, without its object. */
export function actionWords(action: string): string {
  return WORDS[action as AuditAction] ?? action
}

/** The outcome of the test in an event; null for other events. */
export function testOutcome(details: AuditEvent['details']): Outcome | null {
  return OUTCOMES.find((outcome) => outcome === details.outcome) ?? null
}
