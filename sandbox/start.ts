import { type Sandbox, startSandbox } from './server'
import { readSettings } from './settings'

/** Starts the sandbox at SANDBOX_URL, or prints a sentence why not. */
export async function start(sandboxUrl: string | undefined): Promise<Sandbox | string> {
  const settings = readSettings(sandboxUrl)
  if (typeof settings === 'string') return settings
  try {
    return await startSandbox(settings)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'EADDRINUSE') return `Port ${settings.port} is in use: give the sandbox another with SANDBOX_URL.`
    return `The sandbox could not start: ${error instanceof Error ? error.message : String(error)}`
  }
}
