/** The offered durations of a permission, in hours. */
export const ENVELOPE_HOURS = [1, 24, 72, 168] as const
export const DEFAULT_ENVELOPE_HOURS = 24

/** The form's field names. */
export const ENVELOPE_FIELDS = {
  hours: 'hours',
  receiver: 'receiver',
  confirmed: 'confirmed',
  /** The permission that the page showed. */
  envelope: 'envelope',
} as const

/** `outdated`: a secret was changed or erased after the permission. */
export type EnvelopeState = 'open' | 'taken' | 'withdrawn' | 'expired' | 'outdated'

/** A permission to copy a profile's secrets once, as pages show it: without the secret. Times are RFC 3339. */
export interface EnvelopeView {
  id: string
  state: EnvelopeState
  giver: string
  /** The e-mail address of the one admin who may use it; null: any holder of the access code. */
  receiver: string | null
  givenAt: string
  until: string
  takenAt: string | null
  takenBy: string | null
}

/** A profile's secret and its permission, as admins see them. */
export interface EnvelopeForAdmin {
  /** The secret's label. */
  secret: string
  envelope: EnvelopeView | null
  /** Whether this admin typed the current secret. */
  isGiver: boolean
  /** Whether this admin can use the permission now. */
  isForMe: boolean
  /** Whether the wizard has a secret of this profile. */
  hasSecret: boolean
}

/** The end of a permission for the requested duration. A duration that is not offered becomes the default. */
export function envelopeEnd(typedHours: string, now: Date): Date {
  const hours = ENVELOPE_HOURS.find((offered) => `${offered}` === typedHours) ?? DEFAULT_ENVELOPE_HOURS
  return new Date(now.getTime() + hours * 3_600_000)
}

/**
 * The permission for the person without an account who gave it; null if somebody else did. `nameOf` shortens an admin's
 * name for outsiders.
 */
export function envelopeOfGiver(
  envelope: EnvelopeView | null,
  giver: string,
  nameOf: (name: string) => string,
): EnvelopeView | null {
  if (envelope?.giver !== giver) return null
  return { ...envelope, takenBy: envelope.takenBy && nameOf(envelope.takenBy) }
}
