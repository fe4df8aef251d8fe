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

/** Why a company's own sign-in stops someone. */
export type StopReason = (typeof STOP_REASONS)[number]

/** A device between two machines that may answer in place of the target. */
export type DeviceRole = 'proxy' | 'firewall' | 'cdn' | 'gateway' | 'session-proxy' | 'server'

/** What to name when asking whoever runs it. */
export interface Reference {
  label: string
  value: string
}

/** Somebody other than the provider. */
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

/** Who said something. `unknown`: nothing in it tells. */
export type Speaker = { kind: 'provider' } | OtherSpeaker | { kind: 'unknown' }

/** A text to attribute, wherever it was seen. */
export interface Said {
  /** The words as a reader sees them. */
  text: string
  /** The source of the page, or whatever else came with the words; may hold the marks of who made it. */
  source?: string
  /** Answer headers, where there are some. */
  headers?: Headers
  /**
   * `error`: an error in the form that OAuth servers and APIs give it (JSON, or the query of an address of the
   * provider's or our own). `page`: a page to be read. `text`: neither.
   */
  form: 'error' | 'page' | 'text'
}
