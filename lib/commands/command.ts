import { registerSecretPatterns } from '../guides/register-secret-patterns'

/** Runs a command and ends the process. An error is printed as one sentence, without a stack. */
export async function command(work: () => Promise<void>): Promise<never> {
  try {
    registerSecretPatterns()
    await work()
    process.exit(0)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
