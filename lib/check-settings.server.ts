import { env } from './env'

/** Ends the process with one sentence and status 1 when a setting is wrong. */
export function checkSettings(): void {
  try {
    env()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
