/** A part of the result. */
export interface Section {
  title: string
  /** In Markdown. */
  table: string
}
