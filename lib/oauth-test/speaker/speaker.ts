export const STOP_REASONS = [
  'policy',
  'approval',
  'assignment',
  'account',
  'app',
  'passing',
  'session',
  'other',
] as const

/** Why a company's own sign-in refuses someone. */
export type StopReason = (typeof STOP_REASONS)[number]

/** A device between two machines that may respond in place of the target. */
export type DeviceRole = 'proxy' | 'firewall' | 'cdn' | 'gateway' | 'session-proxy' | 'server'

/** The detail to give to its operator. */
export interface Reference {
  label: string
  value: string
}

/** An author other than the provider. */
export type OtherSpeaker =
  | {
      kind: 'company-sign-in'
      name: string
      reason: StopReason
      /** Its own code for the error; null where it names none. */
      code: string | null
      reference: Reference | null
    }
  | { kind: 'network'; name: string; role: DeviceRole; reference: Reference | null }

/** The author of a text. `unknown`: nothing in it identifies one. */
export type Speaker = { kind: 'provider' } | OtherSpeaker | { kind: 'unknown' }

/** A text to attribute, from any source. */
export interface Said {
  /** The visible text. */
  text: string
  /** The source of the page, or other data with the text, which may identify the author. */
  source?: string
  /** The response's headers, if there are any. */
  headers?: Headers
  /**
   * `error`: an error in the format of OAuth servers and APIs (JSON, or the query of the provider's or our own URL).
   * `page`: a page for people. `text`: neither.
   */
  form: 'error' | 'page' | 'text'
}
