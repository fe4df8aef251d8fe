/** How long an envelope may wait, in hours: what its form offers. */
export const ENVELOPE_HOURS = [1, 24, 72, 168] as const
export const DEFAULT_ENVELOPE_HOURS = 24

/** The names of the boxes of an envelope's form. */
export const ENVELOPE_FIELDS = {
  hours: 'hours',
  receiver: 'receiver',
  confirmed: 'confirmed',
  /** The permission that the page showed. */
  envelope: 'envelope',
} as const

/** `outdated`: a secret was changed or erased after the permission. */
export type EnvelopeState = 'open' | 'taken' | 'withdrawn' | 'expired' | 'outdated'

/** A permission to copy a profile's secrets once, as pages show it: it has no secret in it. Times are RFC 3339. */
export interface EnvelopeView {
  id: string
  state: EnvelopeState
  giver: string
  /** The address of the one admin who may take it; null: whoever has the access code. */
  receiver: string | null
  givenAt: string
  until: string
  takenAt: string | null
  takenBy: string | null
}

/** What an admin's pages show of a profile's secret and who may copy it. */
export interface EnvelopeForAdmin {
  /** What the secret is called. */
  secret: string
  envelope: EnvelopeView | null
  /** Whether this admin typed the secret that there is now. */
  isGiver: boolean
  /** Whether the permission is for this admin, and can be used now. */
  isForMe: boolean
  /** Whether the wizard has a secret of this profile. */
  hasSecret: boolean
}

/** Until when an envelope waits that a form asked for; the default where the form says nothing that is offered. */
export function envelopeEnd(typedHours: string, now: Date): Date {
  const hours = ENVELOPE_HOURS.find((offered) => `${offered}` === typedHours) ?? DEFAULT_ENVELOPE_HOURS
  return new Date(now.getTime() + hours * 3_600_000)
}

/** A permission for the one who gave it, without an account; null where somebody else did. `nameOf`: what they are told of a name. */
export function envelopeOfGiver(
  envelope: EnvelopeView | null,
  giver: string,
  nameOf: (name: string) => string,
): EnvelopeView | null {
  if (envelope?.giver !== giver) return null
  return { ...envelope, takenBy: envelope.takenBy && nameOf(envelope.takenBy) }
}
