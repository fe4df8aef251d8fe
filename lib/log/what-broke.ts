import { isOperatorError } from '../operator-error'

/** How many lines of the stack say where it was. */
const FRAMES = 6

/**
 * What the log says of an error: its kind and where it came from. Its message only where that is one of ours: others'
 * may quote what an admin typed.
 */
export function whatBroke(error: unknown): { error: string; said?: string; at?: string[] } {
  if (!(error instanceof Error)) return { error: typeof error }
  if (isOperatorError(error)) return { error: error.name, said: error.message }
  const lines = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { error: error.name, at: lines.slice(0, FRAMES).map((line) => line.trim()) }
}
