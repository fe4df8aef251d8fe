/** The subject of a finding. Sections are checked independently. */
type Section = 'connection' | 'stackone' | 'sign-in'

/** A finding of the watch about a profile. It has no secrets, so it can be shown and sent. */
export interface Finding {
  section: Section
  /** Its name within its section: the same key with the same cause is not reported again. */
  key: string
  cause: string
  /** `broken`: nobody can connect. `warning`: somebody should look. */
  level: 'broken' | 'warning'
  title: string
  /** The cause, and the fix. */
  text: string
  /** The page with more details, a path of the wizard. */
  href: string
  /** RFC 3339. */
  since: string
}

/** A finding without the time since when it is known. */
export type Seen = Omit<Finding, 'since'>

/** A check that could not run, with the reason: it counts only when repeated. */
export type Doubt = Finding

/** The result of checking one section: its findings, or the reason why there are none. */
export type SectionCheck = { section: Section; told: readonly Seen[] } | { section: Section; doubt: Seen }
