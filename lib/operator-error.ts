/**
 * A fault that the operator must fix. Its message has the fault, its location and the fix. It has no secret and no
 * value that an admin typed, so it is logged unchanged.
 */
export class OperatorError extends Error {
  /** Distinguishes it from any Error for the compiler. */
  readonly isForOperator = true

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'OperatorError'
  }
}

/** The message about an unreadable file of the wizard. */
export function unreadableFile(path: string, cause: unknown): OperatorError {
  const { code = '' } = cause as NodeJS.ErrnoException
  const why = code === 'EISDIR' ? 'is a folder, and must be a file' : `cannot be read (${code})`
  return new OperatorError(`${path} ${why}. Let the user that runs the wizard read it, or put it back from a backup.`, {
    cause,
  })
}

/** Not `instanceof`: Next loads a module more than once in a process. */
export function isOperatorError(error: unknown): error is OperatorError {
  return error instanceof Error && error.name === 'OperatorError'
}
