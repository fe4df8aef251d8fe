/** In milliseconds: how long a setup link may last. */
export const MIN_SETUP_MS = 60 * 60_000
export const MAX_SETUP_MS = 14 * 24 * 60 * 60_000
export const DEFAULT_SETUP_MS = 24 * 60 * 60_000
/** What a form may offer, in hours; the third is the default. */
export const EXPIRY_HOURS = [1, 8, 24, 72, 168, 336] as const
/** How many setup links one admin may have open. */
export const MAX_OPEN_SETUPS = 50
/** In UTF-16 units. */
export const MAX_RECIPIENT = 60
export const MAX_NOTE = 1000

/** A setup link, without its token and the session of its recipient. Times are null until the thing happens. */
export interface Setup {
  id: string
  profileId: string
  /** Whom it is for, as the sender calls them. */
  recipient: string
  /** The sender's; empty: none. */
  note: string
  createdAt: Date
  /** The sender, as the trail names them. */
  createdBy: string
  /** Their verified address; null for a holder of the access code. */
  senderEmail: string | null
  expiresAt: Date
  /** When a person was first seen at the link. */
  openedAt: Date | null
  /** When a browser started it, the first time. */
  startedAt: Date | null
  /** When another browser asked to go on with it. */
  otherBrowserAt: Date | null
  /** When the sender allowed another browser; null again once one has started. */
  allowedAt: Date | null
  /** When the last value was saved that left none missing. */
  valuesAt: Date | null
  finishedAt: Date | null
  revokedAt: Date | null
  replacedAt: Date | null
  /** What the recipient says is asked for too much. */
  tooMuchNote: string | null
  tooMuchAt: Date | null
}

/** `open`: the recipient can enter and test values. `finished`: they see their part done, until the expiry. */
export type SetupState = 'open' | 'finished' | 'expired' | 'revoked' | 'replaced'

/** What a setup link is at a time. Who finished in time has finished for good; a revoked link shows nothing any more. */
export function setupState(
  setup: Pick<Setup, 'expiresAt' | 'finishedAt' | 'revokedAt' | 'replacedAt'>,
  now: Date,
): SetupState {
  if (setup.replacedAt) return 'replaced'
  if (setup.revokedAt) return 'revoked'
  if (setup.finishedAt) return 'finished'
  return setup.expiresAt <= now ? 'expired' : 'open'
}

/** Whether the recipient may look at it: what has ended shows them nothing of the profile. */
export function isShown(setup: Setup, now: Date): boolean {
  const state = setupState(setup, now)
  return state === 'open' || (state === 'finished' && setup.expiresAt > now)
}

/** How the audit trail names a recipient. Whoever has the link may be anyone, so it says so. */
export function recipientName({ recipient }: Pick<Setup, 'recipient'>): string {
  return `${recipient} (setup link)`
}
