/**
 * Something that whoever runs the wizard must put right. Its message says what is wrong, where, and what to do. It has
 * no secret and no value that an admin typed, so it is logged as it is.
 */
export class OperatorError extends Error {
  /** Tells it from any Error, for the compiler too. */
  readonly isForOperator = true

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'OperatorError'
  }
}

/** Not `instanceof`: Next loads a module more than once in a process. */
export function isOperatorError(error: unknown): error is OperatorError {
  return error instanceof Error && error.name === 'OperatorError'
}
