/** What a finding is about. Each is looked at by itself, and one may be told while another cannot be. */
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
  /** Why, and what to do. */
  text: string
  /** Where more is told, a path of the wizard. */
  href: string
  /** RFC 3339. */
  since: string
}

/** A finding before it is known since when. */
export type Seen = Omit<Finding, 'since'>

/** What could not be looked at, and why: it counts once it is seen twice. */
export type Doubt = Finding

/** What was seen of one section: what there is, or why nothing could be told. */
export type SectionLook = { section: Section; told: readonly Seen[] } | { section: Section; doubt: Seen }
