import { isOperatorError } from '../operator-error'

/** How many lines of the stack are logged. */
const FRAMES = 6

/**
 * An error in the log: its kind and origin. Its message only if it is one of ours: others may quote an admin's input.
 */
export function whatBroke(error: unknown): { error: string; said?: string; at?: string[] } {
  if (!(error instanceof Error)) return { error: typeof error }
  if (isOperatorError(error)) return { error: error.name, said: error.message }
  const lines = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { error: error.name, at: lines.slice(0, FRAMES).map((line) => line.trim()) }
}
