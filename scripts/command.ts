import { loadEnv } from './load-env.mjs'

/** Runs a command of `npm run`, with the settings of `.env`: what goes wrong is said in one sentence, without a stack. */
export async function command(work: () => Promise<void>): Promise<never> {
  loadEnv()
  try {
    await work()
    process.exit(0)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
