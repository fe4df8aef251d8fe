/** In milliseconds: the longest lifetime of a setup link. */
export const MIN_SETUP_MS = 60 * 60_000
export const MAX_SETUP_MS = 14 * 24 * 60 * 60_000
export const DEFAULT_SETUP_MS = 24 * 60 * 60_000
/** The offered durations in hours; the third is the default. */
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
  /** The recipient, as the sender calls them. */
  recipient: string
  /** The sender's note; empty: none. */
  note: string
  createdAt: Date
  /** The sender, as the trail names them. */
  createdBy: string
  /** The sender's verified e-mail address; null for a holder of the access code. */
  senderEmail: string | null
  expiresAt: Date
  /** When a person first opened the link. */
  openedAt: Date | null
  /** When a browser first started it. */
  startedAt: Date | null
  /** When another browser asked to continue it. */
  otherBrowserAt: Date | null
  /** When the sender allowed another browser; null again once one has started. */
  allowedAt: Date | null
  /** When the last missing value was saved. */
  valuesAt: Date | null
  finishedAt: Date | null
  revokedAt: Date | null
  replacedAt: Date | null
  /** The recipient's objection to the requested access. */
  tooMuchNote: string | null
  tooMuchAt: Date | null
}

/** `open`: the recipient can enter and test values. `finished`: they see their finished part until the expiry. */
export type SetupState = 'open' | 'finished' | 'expired' | 'revoked' | 'replaced'

/** The state of a setup link at a time. A setup finished in time stays finished; a revoked link shows nothing. */
export function setupState(
  setup: Pick<Setup, 'expiresAt' | 'finishedAt' | 'revokedAt' | 'replacedAt'>,
  now: Date,
): SetupState {
  if (setup.replacedAt) return 'replaced'
  if (setup.revokedAt) return 'revoked'
  if (setup.finishedAt) return 'finished'
  return setup.expiresAt <= now ? 'expired' : 'open'
}

/** Whether the recipient may read it: an ended setup shows them nothing of the profile. */
export function isShown(setup: Setup, now: Date): boolean {
  const state = setupState(setup, now)
  return state === 'open' || (state === 'finished' && setup.expiresAt > now)
}

/** The recipient's name in the audit trail. It says "setup link", because anyone may hold the link. */
export function recipientName({ recipient }: Pick<Setup, 'recipient'>): string {
  return `${recipient} (setup link)`
}
