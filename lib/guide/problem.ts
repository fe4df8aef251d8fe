/** A problem of a guide: one sentence with what to write instead, and where. */
export interface GuideProblem {
  message: string
  /** The place in the data, as in its file; none for what is wrong with the text, or with the whole. */
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
