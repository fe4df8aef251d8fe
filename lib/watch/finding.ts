/** The subject of a finding. Sections are checked independently. */
type Section = 'connection' | 'stackone' | 'sign-in'

/** Something that the watch has seen of a profile. Safe to show and to send: it has no secret in it. */
export interface Finding {
  section: Section
  /** Names it within its section: the same key with the same cause is no news. */
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

/** A finding before it is known since when. */
export type Seen = Omit<Finding, 'since'>

/** A check that could not run, with the reason: it counts when it happens twice. */
export type Doubt = Finding

/** The result of checking one section: its findings, or the reason why there are none. */
export type SectionLook = { section: Section; told: readonly Seen[] } | { section: Section; doubt: Seen }
