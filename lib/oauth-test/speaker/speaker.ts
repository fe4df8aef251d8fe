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

/** The detail to give to its operator. */
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

/** The author of a text. `unknown`: nothing in it identifies one. */
export type Speaker = { kind: 'provider' } | OtherSpeaker | { kind: 'unknown' }

/** A text to attribute, from any source. */
export interface Said {
  /** The words as a reader sees them. */
  text: string
  /** The source of the page, or other data that came with the words; may have marks of the author. */
  source?: string
  /** Answer headers, where there are some. */
  headers?: Headers
  /**
   * `error`: an error in the form that OAuth servers and APIs give it (JSON, or the query of an address of the
   * provider's or our own). `page`: a page to be read. `text`: neither.
   */
  form: 'error' | 'page' | 'text'
}
