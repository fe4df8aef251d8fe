/** A problem of a guide: one sentence with the fix, and its location. */
export interface GuideProblem {
  message: string
  /** The path in the data, as in its file; absent for a problem of the text, or of the whole guide. */
  path?: readonly PropertyKey[]
  /** The line of the text. */
  line?: number
}

/** A problem of the data. */
export function inData(path: readonly PropertyKey[], message: string): GuideProblem {
  return { path, message: message.trim() }
}

/** A problem of the text. */
export function inText(line: number | undefined, message: string): GuideProblem {
  return { line: line ?? 1, message: message.trim() }
}
