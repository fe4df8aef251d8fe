import { tellSecretLooks } from '../guides/tell-secret-looks'

/** Runs a command and ends the process. An error is printed as one sentence, without a stack. */
export async function command(work: () => Promise<void>): Promise<never> {
  try {
    tellSecretLooks()
    await work()
    process.exit(0)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
